import { Trans } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import styles from '../instruction.module.css'
import { authorisedPersonsQuery } from '../../people/queries.ts'
import { MailLink } from '../../ui/basics/contact-link.tsx'

/** §9: who may give instructions today, and how to reach them. */
export function AuthorisedPersons({ clientId }: { clientId: string }) {
  const { data: persons } = useSuspenseQuery(authorisedPersonsQuery(clientId))
  if (persons.length === 0)
    return (
      <p>
        <Trans>
          Zurzeit ist niemand eingetragen. Bitte wenden Sie sich an die Leitung Ihrer Praxis.
        </Trans>
      </p>
    )
  return (
    <ul className={styles.people}>
      {persons.map(({ id, name, function: role, email, phone, deputyOf }) => (
        <li key={id}>
          <strong>{name}</strong>, {role}
          {deputyOf && <Trans> (Vertretung von {deputyOf})</Trans>}
          <br />
          <MailLink address={email} />
          {phone && <>, {phone}</>}
        </li>
      ))}
    </ul>
  )
}

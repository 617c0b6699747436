import { Trans, useLingui } from '@lingui/react/macro'
import { readableAddress } from '@portal/domain/mail-address'
import { IdentityCheck } from '@portal/domain/people/contract'
import type { Stepped } from '../../binding/binding.ts'
import { BindingPage } from '../../binding/binding-page.tsx'
import { challengeOfInput } from '../../binding/challenge.ts'
import { useQueryClient } from '@tanstack/react-query'
import { startReset } from '../acts.ts'
import { useConcerned } from '../concerned.ts'
import { type Circle, personPage, resetPage } from '../circle.ts'
import { CheckFields } from './check-fields.tsx'
import { CheckReview } from './check-review.tsx'
import { keepCode } from './reset-code.tsx'

/** Starts the reset of somebody's second factor: first how it was made sure who they are, then one's own factor. */
export function ResetPage({
  circle,
  person,
  ...stepped
}: Stepped & { circle: Circle; person: { userId: string; name: string; email: string } }) {
  const { t } = useLingui()
  const concerned = useConcerned(circle.clientId)
  const keep = keepCode(useQueryClient())
  const { userId, name } = person
  const page = personPage(circle, userId)
  return (
    <BindingPage
      {...stepped}
      record={null}
      basis={() => ({})}
      at={resetPage(circle, userId)}
      home={page}
      back={<a href={page}>{name}</a>}
      concerned={() => concerned(`${name} (${readableAddress(person.email)})`)}
      ends="done"
      draft={`zuruecksetzen ${userId}`}
      schema={IdentityCheck}
      blank={() => ({ method: null, note: '' })}
      words={() => ({
        title: t`Zweiten Faktor zurücksetzen`,
        lead: (
          <Trans>
            Wer sich hier täuschen lässt, gibt einem Fremden den Zugang von {name}. Stellen Sie
            deshalb zuerst fest, wer vor Ihnen ist.
          </Trans>
        ),
        effect: (
          <Trans>
            {name} bekommt einen Link und richtet damit und mit dem vorgelesenen Code einen neuen
            zweiten Faktor ein. Der alte gilt dann nicht mehr.
          </Trans>
        ),
        act: <Trans>Zweiten Faktor zurücksetzen</Trans>,
        review: {
          title: t`Zurücksetzung prüfen`,
          lead: (
            <Trans>Noch ist nichts geschehen. Mit Ihrer Bestätigung stehen Sie dafür ein.</Trans>
          ),
          heading: <Trans>Das halten Sie fest</Trans>,
        },
      })}
      renderFields={({ form }) => <CheckFields form={form} name={name} />}
      renderReview={({ input }) => <CheckReview person={person} check={input} />}
      challenge={(_, identityCheck) =>
        challengeOfInput('second-factor-reset.started', userId, { identityCheck })
      }
      send={async (_, identityCheck, secondFactor) =>
        keep(await startReset(circle, userId, { identityCheck }, secondFactor))
      }
      done={({ status }) => ({
        to: page,
        said:
          status === 'awaiting_approval'
            ? t`Begonnen. Jetzt muss eine zweite Person zustimmen.`
            : t`Die E-Mail mit dem Link an ${name} ist geschrieben. Lesen Sie jetzt den Code vor.`,
      })}
    />
  )
}

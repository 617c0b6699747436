import { Plural, Trans } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { WithoutSigner } from '@portal/domain/agreements/offers'
import { formatNumber } from '../../platform/language/format.ts'
import { withQuery } from '../../platform/navigation/with-query.ts'
import { Banner } from '../../ui/basics/banner.tsx'
import { ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import styles from './offers.module.css'

/** Where the managers of these clients are invited. */
const invitations = (clientIds: readonly string[]) =>
  withQuery(pages.clients.inviteMany, { auswahl: clientIds.join('.') })

/** Who could not sign an offer because nobody there can sign in to do so, and the way to invite; nothing where everybody can. */
export function WithoutSignerNote({
  withoutSigner: { count, named },
}: {
  withoutSigner: WithoutSigner
}) {
  if (count === 0) return null
  const more = count - named.length
  return (
    <Banner
      title={
        <Plural
          value={count}
          one="Bei einem Auftraggeber kann niemand unterschreiben"
          other="Bei # Auftraggebern kann niemand unterschreiben"
        />
      }
    >
      <p>
        <Trans>
          Dort hat niemand mit dem Recht zu unterschreiben einen Zugang. Ohne eine Leitung, die
          ihren Zugang angelegt hat, läuft das Angebot an seinem letzten Tag ab.
        </Trans>
      </p>
      <ul className={styles.named}>
        {named.map(({ clientId, name }) => (
          <li key={clientId}>
            <a href={at(pages.clients.one, { id: clientId })}>{name}</a>
          </li>
        ))}
        {more > 0 && (
          <li>
            <Trans>und {formatNumber(more)} weitere</Trans>
          </li>
        )}
      </ul>
      <ButtonRow>
        <LinkButton href={invitations(named.map(({ clientId }) => clientId))}>
          <Trans>Leitungen einladen</Trans>
        </LinkButton>
        <LinkButton href={pages.clients.invited}>
          <Trans>Wer noch nicht da ist</Trans>
        </LinkButton>
      </ButtonRow>
    </Banner>
  )
}

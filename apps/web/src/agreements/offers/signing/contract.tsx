import { Trans } from '@lingui/react/macro'
import type { OfferDetail } from '@portal/domain/agreements/offers'
import { HashText } from '../../../ui/data/hash-text.tsx'
import { Facts } from '../../facts.tsx'
import { ChangedByClient } from '../changed-by-client.tsx'
import { ContractText } from '../contract-text.tsx'
import { Deviating } from '../deviating.tsx'
import styles from '../offers.module.css'

/** The whole contract that is signed, what deviates from the template first. */
export function Contract({
  offer,
  isReviewed,
  hasChanges = false,
}: {
  offer: OfferDetail
  /** Under the heading of the review, with its wording unfolded. */
  isReviewed: boolean
  /** For the provider: what the client changed is of interest. */
  hasChanges?: boolean
}) {
  const { number, terms, text, contractSha256 } = offer
  const Heading = isReviewed ? 'h3' : 'h2'
  return (
    <>
      <Heading>
        <Trans>Abweichend vom Muster</Trans>
      </Heading>
      <Deviating terms={terms} text={text} />
      {hasChanges && (
        <>
          <Heading>
            <Trans>Was der Auftraggeber geändert hat</Trans>
          </Heading>
          <ChangedByClient offer={offer} />
        </>
      )}
      <Heading>
        <Trans>Die Angaben</Trans>
      </Heading>
      <Facts terms={terms} />
      <details className={styles.text} open={isReviewed}>
        <summary>
          <Trans>Vertrag {number} im Wortlaut</Trans>
        </summary>
        <ContractText terms={terms} text={text} />
      </details>
      <Heading>
        <Trans>Prüfsumme des Vertrags (SHA-256)</Trans>
      </Heading>
      <HashText sha256={contractSha256} />
    </>
  )
}

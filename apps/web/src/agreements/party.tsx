import { Trans } from '@lingui/react/macro'
import type { AgreementTerms } from '@portal/domain/agreements/contract'
import { Day } from '../ui/basics/moment.tsx'
import styles from './agreement.module.css'

/** A party as it signed. */
export const Party = ({ party }: { party: AgreementTerms['controller'] }) => (
  <>
    <p>{party.name}</p>
    <p>
      {party.address.street}, {party.address.postalCode} {party.address.city}
    </p>
    <p className={styles.soft}>
      <Trans>
        unterschrieben von {party.signedBy}, {party.signedAt}, <Day on={party.signedOn} />
      </Trans>
    </p>
  </>
)

import { Trans } from '@lingui/react/macro'
import type { AgreementTerms } from '@portal/domain/agreements/contract'
import { say } from '../platform/language/i18n.ts'
import { Day } from '../ui/basics/moment.tsx'
import styles from './agreement.module.css'
import { authorityWords } from './words.ts'

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
      {party.authority && (
        <> ({party.authority.note ?? say(authorityWords[party.authority.kind])})</>
      )}
    </p>
  </>
)

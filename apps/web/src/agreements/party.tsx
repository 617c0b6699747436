import { Trans } from '@lingui/react/macro'
import type { DraftedTerms } from '@portal/domain/agreements/drafted'
import { say } from '../platform/language/i18n.ts'
import { Day } from '../ui/basics/moment.tsx'
import styles from './agreement.module.css'
import { authorityWords } from './words.ts'

/** A party as it signed, or is to sign. */
export const Party = ({ party }: { party: DraftedTerms['controller'] }) => (
  <>
    <p>{party.name}</p>
    <p>
      {party.address.street}, {party.address.postalCode} {party.address.city}
    </p>
    {'signedBy' in party && (
      <p className={styles.soft}>
        <Trans>
          unterschrieben von {party.signedBy}, {party.signedAt}, <Day on={party.signedOn} />
        </Trans>
        {party.authority && (
          <> ({party.authority.note ?? say(authorityWords[party.authority.kind])})</>
        )}
      </p>
    )}
  </>
)

import { Trans } from '@lingui/react/macro'
import type { LegalLinks } from '@portal/domain/provider/contract'
import styles from './entry-frame.module.css'

/** Legal notice and privacy statement of the provider, where it has named them. */
export const LegalNotes = ({ links }: { links: LegalLinks | null }) => (
  <p className={styles.legal}>
    {links?.legalNoticeUrl && (
      <a href={links.legalNoticeUrl}>
        <Trans>Impressum</Trans>
      </a>
    )}
    {links?.privacyUrl && (
      <a href={links.privacyUrl}>
        <Trans>Datenschutzerklärung</Trans>
      </a>
    )}
  </p>
)

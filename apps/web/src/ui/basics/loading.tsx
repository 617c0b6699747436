import { Trans } from '@lingui/react/macro'
import { Hidden } from './hidden.tsx'
import styles from './loading.module.css'

/** Stands where a page will be; it appears only when the wait is long enough to be noticed. */
export const Loading = () => (
  <div className={styles.loading} role="status" data-loading="">
    <Hidden>
      <Trans>Wird geladen …</Trans>
    </Hidden>
    {['head', 'line', 'line', 'short'].map((kind, index) => (
      <span key={index} className={`${styles.bar} ${styles[kind]}`} />
    ))}
  </div>
)

import { useLingui } from '@lingui/react/macro'
import { logoAddress } from '@portal/domain/provider/logo-limits'
import styles from './firm.module.css'

/** A logo as it is, on what light and dark pages are like. */
export function LogoPicture({ id }: { id: string }) {
  const { t } = useLingui()
  return (
    <span className={styles.pictures}>
      <span className={styles.onLight}>
        <img src={logoAddress(id)} alt={t`Logo auf hellem Grund`} />
      </span>
      <span className={styles.onDark}>
        <img src={logoAddress(id)} alt={t`Logo auf dunklem Grund`} />
      </span>
    </span>
  )
}

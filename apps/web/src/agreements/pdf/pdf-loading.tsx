import { Trans, useLingui } from '@lingui/react/macro'
import { formatNumber } from '../../platform/language/format.ts'
import styles from './pdf-viewer.module.css'

export function PdfLoading({ share }: { share: number }) {
  const { t } = useLingui()
  return (
    <div className={styles.waiting}>
      <p role="status">
        <Trans>Der Vertrag wird geladen …</Trans>
      </p>
      <progress value={share} aria-label={t`${formatNumber(Math.round(share * 100))} % geladen`} />
    </div>
  )
}

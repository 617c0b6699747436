import { Trans, useLingui } from '@lingui/react/macro'
import styles from './upload.module.css'

/** How much of the file is on its way; at the end the server looks into it. */
export function UploadProgress({ share }: { share: number }) {
  const { t } = useLingui()
  return (
    <div className={styles.progress}>
      <progress value={share} aria-label={t`Fortschritt des Hochladens`} />
      <p role="status">
        {share < 1 ? (
          <Trans>Wird hochgeladen …</Trans>
        ) : (
          <Trans>Angekommen. Die Datei wird geprüft …</Trans>
        )}
      </p>
    </div>
  )
}

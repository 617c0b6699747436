import { Trans } from '@lingui/react/macro'
import { explain } from '../../platform/language/explain.ts'
import { faultOf } from '../../platform/http/fault-of.ts'
import { formatSize } from '../../platform/language/format.ts'
import { Banner } from '../../ui/basics/banner.tsx'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import { Hidden } from '../../ui/basics/hidden.tsx'
import { UploadProgress } from '../../ui/form/upload-progress.tsx'
import styles from '../instruction.module.css'
import type { Upload } from './use-attaching.ts'

const mayWorkNow = [
  'unavailable',
  'internal',
  'idempotency-running',
  'stale',
  'too-many-attempts',
  'quota-exceeded',
]
const codeOf = (error: Error | null) => faultOf(error)?.code ?? 'internal'

/** A file on its way: how far it is, or why it did not arrive and what may be done about it. */
export const UploadRow = ({
  upload,
  onRetry,
  onDrop,
}: {
  upload: Upload
  onRetry: () => void
  onDrop: () => void
}) => (
  <li className={styles.upload}>
    <p>
      <strong>{upload.file.name}</strong>{' '}
      <span className={styles.soft}>{formatSize(upload.file.size)}</span>
    </p>
    {upload.error ? (
      <>
        <Banner tone="alarm" title={<Trans>Nicht hochgeladen</Trans>}>
          <p>{explainUpload(upload.error)}</p>
        </Banner>
        <ButtonRow>
          {mayWorkNow.includes(codeOf(upload.error)) && (
            <Button onClick={onRetry}>
              <span>
                <Trans>Erneut versuchen</Trans>
                <Hidden>: {upload.file.name}</Hidden>
              </span>
            </Button>
          )}
          <Button look="quiet" onClick={onDrop}>
            <span>
              <Trans>Nicht mehr anzeigen</Trans>
              <Hidden>: {upload.file.name}</Hidden>
            </span>
          </Button>
        </ButtonRow>
      </>
    ) : upload.share === null ? (
      <p className={styles.soft}>
        <Trans>Wartet …</Trans>
      </p>
    ) : (
      <UploadProgress share={upload.share} />
    )}
  </li>
)

const explainUpload = (error: Error) =>
  codeOf(error) === 'unavailable' ? (
    <Trans>
      Die Übertragung wurde unterbrochen. Prüfen Sie Ihre Internetverbindung und versuchen Sie es
      erneut.
    </Trans>
  ) : (
    explain(error)
  )

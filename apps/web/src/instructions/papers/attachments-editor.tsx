import { useLingui } from '@lingui/react/macro'
import { type Instruction, mostAttachments } from '@portal/domain/instructions/contract'
import { FilesField } from '../../ui/form/file-field.tsx'
import { useFocusKept } from '../../ui/data/use-focus-kept.ts'
import { AttachmentList } from './attachment-list.tsx'
import { DetachButton } from './detach-button.tsx'
import styles from '../instruction.module.css'
import { UploadRow } from './upload-row.tsx'
import { useAttaching } from './use-attaching.ts'

const accepted =
  'application/pdf,image/png,image/jpeg,text/plain,text/csv,.pdf,.png,.jpg,.jpeg,.txt,.csv'
const nothing = () => {}

/** Files of a draft, or of the answer to a concern: add, see them arrive, take them off a draft again. */
export function AttachmentsEditor({
  instruction,
  onOwn = nothing,
}: {
  instruction: Instruction
  /** The instruction as this person's own file has left it. */
  onOwn?: (answer: Instruction) => void
}) {
  const { t } = useLingui()
  const { uploads, add, drop, retry } = useAttaching(instruction, onOwn)
  const isDraft = instruction.status === 'draft'
  return (
    <div {...useFocusKept<HTMLDivElement>()} className={styles.attachments}>
      <AttachmentList
        instruction={instruction}
        {...(isDraft && {
          renderAct: (attachment) => (
            <span data-remove>
              <DetachButton instruction={instruction} attachment={attachment} onOwn={onOwn} />
            </span>
          ),
        })}
      />
      {uploads.length > 0 && (
        <ul aria-label={t`Dateien auf dem Weg`}>
          {uploads.map((upload) => (
            <UploadRow
              key={upload.key}
              upload={upload}
              onRetry={() => retry(upload)}
              onDrop={() => drop(upload.key)}
            />
          ))}
        </ul>
      )}
      {instruction.attachments.length < mostAttachments && (
        <FilesField
          label={t`Anlagen hinzufügen`}
          description={t`Wählen Sie Dateien aus oder ziehen Sie sie hierher: PDF, Bilder (PNG, JPEG), Text oder CSV, je höchstens 20 MB, zusammen höchstens zehn. Sie gehören zur Weisung und stehen auf der Quittung.`}
          optional
          accept={accepted}
          onChoose={add}
        />
      )}
    </div>
  )
}

import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { Attachment, Instruction } from '@portal/domain/instructions/contract'
import type { ReactNode } from 'react'
import { formatSize } from '../../platform/language/format.ts'
import { say } from '../../platform/language/i18n.ts'
import { FileList } from '../../ui/data/file-list.tsx'

const typeWords: Record<string, MessageDescriptor> = {
  'application/pdf': msg`PDF`,
  'image/png': msg`Bild (PNG)`,
  'image/jpeg': msg`Bild (JPEG)`,
  'text/plain': msg`Text`,
  'text/csv': msg`Tabelle (CSV)`,
}
const sayType = (mediaType: string) => {
  const words = typeWords[mediaType]
  return words ? say(words) : mediaType
}

/** The files that belong to the wording, each to download and with the checksum the receipt repeats. */
export function AttachmentList({
  instruction: { id, attachments },
  renderAct,
}: {
  instruction: Pick<Instruction, 'id' | 'attachments'>
  renderAct?: (attachment: Attachment) => ReactNode
}) {
  const { t } = useLingui()
  if (attachments.length === 0) return null
  return (
    <FileList
      label={t`Anlagen`}
      files={attachments.map((attachment) => ({
        key: attachment.id,
        title: attachment.name,
        facts: [
          sayType(attachment.mediaType),
          formatSize(attachment.size),
          t`von ${attachment.by}`,
          `SHA-256 ${attachment.sha256.slice(0, 8)}…`,
        ],
        sha256: attachment.sha256,
        href: `/api/v1/instructions/${id}/attachments/${attachment.id}`,
        act: renderAct?.(attachment),
      }))}
    />
  )
}

/** The same under its heading; nothing where there are none. */
export const Attached = ({ instruction }: { instruction: Instruction }) =>
  instruction.attachments.length > 0 && (
    <div>
      <h3>
        <Trans>Anlagen</Trans>
      </h3>
      <AttachmentList instruction={instruction} />
    </div>
  )

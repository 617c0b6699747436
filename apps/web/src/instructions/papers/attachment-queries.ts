import { Instruction } from '@portal/domain/instructions/contract'
import { http } from '../../platform/http/http.ts'
import { upload } from '../../platform/http/upload.ts'
import type { Seen } from '../queries.ts'

/** Adds a file to a draft, or to the answer to a concern; `onProgress` gets the share that is sent. */
export const attachFile = (
  { id, version }: Seen,
  file: File,
  onProgress: (share: number) => void,
) => upload(`/instructions/${id}/attachments`, Instruction, {}, file, onProgress, version)

export const detachFile = ({ id, version }: Seen, attachmentId: string) =>
  http('DELETE', `/instructions/${id}/attachments/${attachmentId}`, Instruction, { version })

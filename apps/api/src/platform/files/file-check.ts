import { AppError } from '@portal/domain/fault'
import type { Party } from '../fair-queue.ts'
import { type FileVerdict, judgeFile, type KnownType } from './file-type.ts'
import { checkPdf, judgeApart } from './pdf-check.ts'
import { type Spooled, wholeOf } from './spool.ts'

/** What takes so little time that it needs no thread, and no turn. */
const small = 64 * 1024

/**
 * What a file is by what is in it, whatever its name says: a PDF without active content, an image, or plain text.
 * Throws `file-refused` for everything else, with the reason.
 */
export async function checkFile(file: Spooled, sentName: string, party: Party): Promise<KnownType> {
  const verdict: FileVerdict =
    file.size <= small
      ? await judgeFile(wholeOf(file.place), sentName)
      : await judgeApart(file.place, sentName, party)
  if (typeof verdict === 'object') return verdict
  const refusal = verdict === 'pdf' ? await checkPdf(file.place, party) : verdict
  if (refusal === 'ok') return { mediaType: 'application/pdf', extension: '.pdf' }
  throw new AppError({ code: 'file-refused', reason: refusal })
}

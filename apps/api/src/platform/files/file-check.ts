import { AppError, type FaultOf } from '@portal/domain/fault'
import type { Party } from '../fair-queue.ts'
import { type FileVerdict, judgeFile, type KnownType } from './file-type.ts'
import type { Found } from './pdf-active.ts'
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
  if (verdict !== 'pdf') throw refused(verdict)
  await mustBePdf(file, party)
  return { mediaType: 'application/pdf', extension: '.pdf' }
}

/** Throws `file-refused` unless a file is a PDF without active content. */
export async function mustBePdf(file: Spooled, party: Party): Promise<void> {
  const verdict = await checkPdf(file.place, party)
  if (verdict !== 'ok') throw refused(verdict)
}

type Refusal = FaultOf<'file-refused'>['reason'] | Found
const refused = (refusal: Refusal) =>
  new AppError({
    code: 'file-refused',
    ...(typeof refusal === 'object'
      ? { reason: 'active-content', ...refusal }
      : { reason: refusal }),
  })

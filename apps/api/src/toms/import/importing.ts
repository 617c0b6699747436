import { AppError, invalid } from '@portal/domain/fault'
import type { Instant } from '@portal/domain/time'
import type { DraftMeasure } from '@portal/domain/toms/contract'
import { mostMeasures } from '@portal/domain/toms/contract'
import {
  appended,
  fitsDraft,
  type TomImport,
  type TomImportQuery,
} from '@portal/domain/toms/import'
import { csvReadingOf } from '../../platform/csv/csv-file.ts'
import type { Reader, Tx } from '../../platform/database/db.ts'
import type { UploadedFile } from '../../platform/files/upload.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { changeTomDraft, findTomDraft, startToms } from '../drafting.ts'
import type { ReadFile } from './read-file.ts'

type Importing = { tx: Tx & Reader; actor: Actor; seen: number | null; now: Instant }

/**
 * Says what a file of measures holds (`dryRun`), or takes all of them into the draft, which is started where there is none. Throws
 * `invalid` where anything is wrong with the file, and where the draft holds measures and nobody said what becomes of those; `stale`
 * where the draft that was seen is another now, or none.
 */
export async function importMeasures(
  { tx, actor, seen, now }: Importing,
  file: UploadedFile,
  read: ReadFile,
  { dryRun, onMeasures }: TomImportQuery,
): Promise<TomImport> {
  const found = await findTomDraft(tx)
  // What was seen is gone: nothing of the file is to stand alone where it was to stand behind that.
  if (!found && seen !== null) throw new AppError({ code: 'stale', entity: 'tom-draft' })
  const held = found?.measures ?? []
  const preview = { ...csvReadingOf(file, read), measures: read.rows, held: held.length }
  if (dryRun) return { preview, draft: null }
  read.mistakes.refuse()
  if (held.length > 0 && !onMeasures)
    throw invalid('/onMeasures', 'required', 'says what becomes of the measures in the draft')
  const measures = onMeasures === 'append' ? appended(held, read.rows) : read.rows
  if (!fitsDraft(measures))
    throw invalid('/onMeasures', 'too-many', `a draft holds ${mostMeasures} measures`)
  const { number, version } = found ?? (await startToms(tx, actor, { start: 'empty' }, now))
  const draft = await changeTomDraft(
    tx,
    actor,
    number,
    { measures: measures satisfies DraftMeasure[] },
    found ? (seen ?? version) : null,
    now,
  )
  return { preview, draft }
}

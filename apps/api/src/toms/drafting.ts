import { AppError, invalid } from '@portal/domain/fault'
import type { Instant } from '@portal/domain/time'
import type {
  ChangeTomDraft,
  DraftMeasure,
  StartToms,
  TomDraft,
} from '@portal/domain/toms/contract'
import { mostMeasures } from '@portal/domain/toms/contract'
import { contractMeasures } from '@portal/domain/toms/contract-measures'
import { measuresOfList } from '@portal/domain/toms/measure-list'
import { eq } from 'drizzle-orm'
import type { Reader, Tx } from '../platform/database/db.ts'
import { hold } from '../platform/database/hold.ts'
import { prepared } from '../platform/database/prepared.ts'
import { definedOf } from '../platform/defined.ts'
import type { Actor } from '../platform/http/actor.ts'
import { getTomVersion, listTomVersions } from './service.ts'
import { tomDrafts } from './table.ts'

const draft = prepared()((db) => db.select().from(tomDrafts))

/** Null where nothing is being written. */
export async function findTomDraft(tx: Reader): Promise<TomDraft | null> {
  const [[row], versions] = await Promise.all([draft(tx, {}), listTomVersions(tx)])
  if (!row) return null
  const { one: _, ...said } = row
  return { ...said, blockedBy: versions.length > 0 ? 'tom-in-force' : null }
}

async function getTomDraft(tx: Reader): Promise<TomDraft> {
  const found = await findTomDraft(tx)
  if (!found) throw new AppError({ code: 'not-found', entity: 'tom-draft' })
  return found
}

const first = {
  changeReason: 'Erste Fassung',
  levelStatement: 'Erste Fassung; sie ist der Maßstab, der nicht unterschritten wird (§ 4.4).',
}
const later = { changeReason: '', levelStatement: '' }

/** Starts the next version. Throws `conflict` where one is being written, `invalid` for a list without measures or with too many. */
export async function startToms(
  tx: Tx & Reader,
  actor: Actor,
  start: StartToms,
  now: Instant,
): Promise<TomDraft> {
  const [newest] = await listTomVersions(tx)
  const number = (newest?.version ?? 0) + 1
  const written = await tx
    .insert(tomDrafts)
    .values({
      number,
      ...(number === 1 ? first : later),
      author: actor.name,
      measures: await measuresFor(tx, start, newest?.version),
      updatedAt: now,
      updatedByName: actor.name,
    })
    .onConflictDoNothing()
    .returning({ number: tomDrafts.number })
  if (written.length === 0) throw new AppError({ code: 'conflict', rule: 'draft-exists' })
  return getTomDraft(tx)
}

async function measuresFor(
  tx: Reader,
  { start, text }: StartToms,
  newest: number | undefined,
): Promise<DraftMeasure[]> {
  if (start === 'empty') return []
  if (start === 'contract')
    return contractMeasures.map((each) => ({ ...each, systems: [], implementedSince: null }))
  if (start === 'current') {
    if (newest === undefined) throw invalid('/start', 'nothing-published', 'there is no version')
    return (await getTomVersion(tx, newest)).measures
  }
  const measures = measuresOfList(text ?? '')
  if (measures.length === 0) throw invalid('/text', 'too-small', 'holds no measure')
  if (measures.length > mostMeasures)
    throw invalid('/text', 'too-many', `holds more than ${mostMeasures} measures`)
  const tooLong = measures.findIndex((each) => each.text.length > 2_000)
  if (tooLong >= 0) throw invalid('/text', 'too-big', `measure ${tooLong + 1} is too long`)
  return measures
}

/** Throws `stale` when somebody else changed the draft since it was read; it stays as they left it. */
export async function changeTomDraft(
  tx: Tx & Reader,
  actor: Actor,
  number: number,
  change: ChangeTomDraft,
  seen: number | null,
  now: Instant,
): Promise<TomDraft> {
  const { version } = await lockTomDraft(tx, number, seen)
  await tx
    .update(tomDrafts)
    .set({ ...definedOf(change), version: version + 1, updatedAt: now, updatedByName: actor.name })
    .where(eq(tomDrafts.number, number))
  return getTomDraft(tx)
}

export async function discardTomDraft(
  tx: Tx & Reader,
  number: number,
  seen: number | null,
): Promise<void> {
  await lockTomDraft(tx, number, seen)
  await tx.delete(tomDrafts).where(eq(tomDrafts.number, number))
}

/** Whoever else changes or publishes it waits. Throws `not-found`, `stale`. */
export const lockTomDraft = (tx: Tx, number: number, seen: number | null) =>
  hold(
    {
      entity: 'tom-draft',
      lock: async () => {
        const [row] = await tx
          .select()
          .from(tomDrafts)
          .where(eq(tomDrafts.number, number))
          .for('update')
        return row
      },
    },
    seen,
  )

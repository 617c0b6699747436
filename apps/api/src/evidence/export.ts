import { Readable } from 'node:stream'
import { and, asc, eq, gt, lte } from 'drizzle-orm'
import type { Side } from '@portal/domain/access'
import { canonicalJson } from '@portal/domain/canonical-json'
import type { Reader } from '../platform/database/db.ts'
import { prepared } from '../platform/database/prepared.ts'
import { evidenceEvents, evidencePersonal } from '../platform/evidence/evidence-table.ts'
import type { Read } from '../platform/http/route.ts'
import type { LateFile } from '../platform/files/files.ts'
import type { JWK } from '../platform/evidence/signing.ts'
import { rowsOfExport, type Whole } from './exported-rows.ts'
import { stampLines } from './kept-stamps.ts'
import { getEvidenceHead } from './service.ts'

export const mediaType = 'application/x-ndjson'
const rowsAtOnce = 2_000

type Wanted = { clientId: string; side: Side; keys: JWK[] }

/**
 * The whole log of a client as it stands now, in one file: a first line with the signed head and the public keys, then
 * each event's line to the letter, and after a line what it committed to, as long as that was not erased, and the time stamp of its head; at the end the
 * rows that lines name, as far as this side is shown them. No connection is held while the reader is slow.
 */
export async function exportEvidence(
  tx: Reader,
  { clientId, side, keys }: Wanted,
  read: Read,
): Promise<LateFile> {
  const { sequence, jws } = await getEvidenceHead(tx, clientId)
  const first = canonicalJson({ v: 1, client: clientId, head: jws, jwks: { keys } })
  const fileName = `Nachweisprotokoll-${clientId}-${sequence}.ndjson`
  return async () => ({
    content: Readable.from(chunksOf(`${first}\n`, { clientId, side, last: sequence }, read)),
    fileName,
    mediaType,
    sha256: null,
  })
}

async function* chunksOf(first: string, whole: Whole, read: Read) {
  const { clientId, last } = whole
  yield Buffer.from(first)
  let done = 0
  while (done < last) {
    const rows = await read((tx) => rowsAfter(tx, { clientId, done, last, most: rowsAtOnce }))
    const end = rows.at(-1)
    if (!end) break
    const stretch = { clientId, after: done, last: end.sequence }
    const stamps = await read((tx) => stampLines(tx, stretch))
    done = end.sequence
    yield Buffer.from(rows.map((row) => textOf(row) + (stamps.get(row.sequence) ?? '')).join(''))
  }
  yield* rowsOfExport(whole, read)
  await read((tx) => assertVisible(tx, clientId, last))
}

/** Lines may be missing, and the reader finds that out; that this session sees none any more is another matter. */
async function assertVisible(tx: Reader, clientId: string, last: number): Promise<void> {
  const { sequence } = await getEvidenceHead(tx, clientId)
  if (sequence < last) throw new Error('the export of the evidence log broke off')
}

type Stretch = { clientId: string; done: number; last: number; most: number }
const rowsAfter = prepared<Stretch>()((db, { clientId, done, last, most }) =>
  db
    .select({
      sequence: evidenceEvents.sequence,
      line: evidenceEvents.line,
      salt: evidencePersonal.salt,
      content: evidencePersonal.content,
    })
    .from(evidenceEvents)
    .leftJoin(
      evidencePersonal,
      and(
        eq(evidencePersonal.clientId, evidenceEvents.clientId),
        eq(evidencePersonal.sequence, evidenceEvents.sequence),
      ),
    )
    .where(
      and(
        eq(evidenceEvents.clientId, clientId),
        gt(evidenceEvents.sequence, done),
        lte(evidenceEvents.sequence, last),
      ),
    )
    .orderBy(asc(evidenceEvents.sequence))
    .limit(most),
)

type Row = Awaited<ReturnType<typeof rowsAfter>>[number]

function textOf({ sequence, line, salt, content }: Row): string {
  if (salt === null || content === null) return `${line}\n`
  const opening = canonicalJson({ opening: { sequence, salt: salt.toString('hex'), content } })
  return `${line}\n${opening}\n`
}

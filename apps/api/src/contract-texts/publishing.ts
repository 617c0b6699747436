import { linesOf } from '@portal/domain/agreements/text-changes'
import { type PublishContractText, shippedVersion } from '@portal/domain/contract-texts/contract'
import { issueOf, mistakesIn } from '@portal/domain/contract-texts/mistakes'
import { providerLog } from '@portal/domain/evidence/provider-log'
import { AppError, invalid } from '@portal/domain/fault'
import { contractTextMoves } from '@portal/domain/moves/notice'
import type { Instant } from '@portal/domain/time'
import { sql } from 'drizzle-orm'
import { sha256Hex } from '../platform/crypto.ts'
import type { Reader, Tx } from '../platform/database/db.ts'
import { personalOf, type RecordEvidence } from '../platform/evidence/evidence.ts'
import { logThatTakes, recordIn } from '../platform/evidence/taking-lines.ts'
import type { Actor } from '../platform/http/actor.ts'
import { contractTextInUse } from './service.ts'
import { contractTexts } from './table.ts'

type Publishing = { tx: Tx & Reader; actor: Actor; evidence: RecordEvidence; now: Instant }

/** Says that the shipped text is taken as it is; nothing happens where that was said, or where there is another one. */
export async function acceptContractText(publishing: Publishing): Promise<void> {
  await lock(publishing.tx)
  const rows = await publishing.tx
    .select({ is: sql`1` })
    .from(contractTexts)
    .limit(1)
  if (rows.length === 0) await keep(publishing, 'accept', { version: shippedVersion })
}

/**
 * Makes a text the one that agreements are offered with from now on; those that exist keep theirs. Throws `stale` where the
 * newest version is another than the one seen, `invalid` with every line that is wrong or where nothing changed.
 */
export async function publishContractText(
  publishing: Publishing,
  { lines, note }: PublishContractText,
  seen: number | null,
): Promise<number> {
  const { tx } = publishing
  await lock(tx)
  const inUse = await contractTextInUse(tx)
  if (inUse.version !== seen) throw new AppError({ code: 'stale', entity: 'contract-text' })
  const issues = mistakesIn(lines).map(issueOf)
  if (issues.length > 0) throw new AppError({ code: 'invalid', issues })
  const text = lines.join('\n')
  if (text === linesOf(inUse.text).join('\n'))
    throw invalid('/lines', 'unchanged', 'is the text that is in use')
  const version = inUse.version + 1
  await keep(publishing, 'publish', { version, text, note })
  return version
}

const lock = (tx: Tx) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('contract_texts', 0))`)

async function keep(
  { tx, actor, evidence, now }: Publishing,
  move: keyof typeof contractTextMoves,
  row: { version: number; text?: string; note?: string },
): Promise<void> {
  const { version, text } = row
  await tx.insert(contractTexts).values({ ...row, byId: actor.userId, byName: actor.name, at: now })
  await recordIn(tx, evidence, await logThatTakes(tx, providerLog), {
    clientId: providerLog,
    at: now,
    type: contractTextMoves[move].event,
    subject: { kind: 'contract-text', id: providerLog, number: String(version) },
    data: { version, ...(text !== undefined && { textSha256: sha256Hex(text) }) },
    personal: personalOf(actor),
  })
}

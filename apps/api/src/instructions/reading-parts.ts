import type { Side } from '@portal/domain/access'
import type { Instruction } from '@portal/domain/instructions/contract'
import { asc, eq, type SQL, sql } from 'drizzle-orm'
import type { Reader, Tx } from '../platform/database/db.ts'
import { prepared } from '../platform/database/prepared.ts'
import { instructionAttachments } from './correspondence-table.ts'

type Parts = Pick<
  Instruction,
  | 'events'
  | 'executions'
  | 'concerns'
  | 'costEstimates'
  | 'receipts'
  | 'attachments'
  | 'messages'
  | 'notes'
>

const moment = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** The rows of a table that belong to an instruction, as the JSON of the answer, the oldest first. */
const partOf = (table: string, columns: string, order: string) =>
  `(select coalesce(json_agg(p), '[]')
      from (select ${columns} from ${table} t where t.instruction_id = w.id order by ${order}) p)`

const written = `t.id, t.by_name as by, ${moment('t.at')} as at, t.text`

const parts: Record<Exclude<keyof Parts, 'notes'>, string> = {
  events: partOf(
    'instruction_events',
    `${moment('t.at')} as at, t.move, t.to_status as to, t.by_name as by, t.side, t.note, t.revision`,
    't.sequence',
  ),
  executions: partOf(
    'execution_reports',
    `t.report, ${moment('t.executed_from')} as "executedFrom", ${moment('t.executed_until')} as "executedUntil",
     t.result, t.evidence, t.subprocessors_informed as "subprocessorsInformed", t.remaining, t.deletion,
     t.by_name as by, ${moment('t.at')} as at`,
    't.sequence',
  ),
  concerns: partOf(
    'instruction_concerns',
    `t.sequence, t.norm, t.reasoning, t.suspended, t.continues, t.asked_of_client as "askedOfClient", t.by_name as by,
     ${moment('t.sent_at')} as "sentAt", ${moment('t.first_read_at')} as "firstReadAt", t.first_read_by as "firstReadBy",
     t.answer, t.answered_by as "answeredBy", ${moment('t.answered_at')} as "answeredAt"`,
    't.sequence',
  ),
  costEstimates: partOf(
    'instruction_cost_estimates',
    `t.sequence, t.amount_cents as "amountCents", t.gross_cents as "grossCents", t.vat_percent as "vatPercent", t.basis,
     t.work_waits as "workWaits", t.by_name as by, ${moment('t.at')} as at, t.decision, t.remark,
     t.decided_by as "decidedBy", ${moment('t.decided_at')} as "decidedAt"`,
    't.sequence',
  ),
  receipts: partOf(
    'receipts',
    `t.id, t.number, t.act, t.sha256, ${moment('t.issued_at')} as "issuedAt"`,
    't.issued_at, t.number',
  ),
  attachments: partOf(
    'instruction_attachments',
    `t.id, t.name, t.media_type as "mediaType", t.size, t.sha256, t.by_name as by, ${moment('t.at')} as at`,
    't.at, t.id',
  ),
  messages: partOf('instruction_messages', `${written}, t.side`, 't.at, t.id'),
}

const columns = {
  client: columnsOf({ ...parts, notes: 'null' }),
  provider: columnsOf({ ...parts, notes: partOf('instruction_notes', written, 't.at, t.id') }),
}

function columnsOf(texts: Record<keyof Parts, string>) {
  const named = Object.entries(texts).map(([name, text]) => [name, sql.raw(text)])
  // Each is the JSON of the part that it is named for.
  return Object.fromEntries(named) as { [Name in keyof Parts]: SQL<Parts[Name]> }
}

const partsIn = prepared<{ id: string }, { side: Side }>()((db, { id }, { side }) =>
  db.select(columns[side]).from(sql`(select ${id}::uuid as id) w`),
)

/** What an instruction has several of, the oldest first, in one statement. A client's people see no notes. */
export async function partsOf(tx: Reader, side: Side, id: string): Promise<Parts> {
  const [row] = await partsIn(tx, { id }, { side })
  // One row, whatever there is.
  return row!
}

/** The files that belong to an instruction, the oldest first. */
export const attachmentsOf = (tx: Tx, id: string) =>
  tx
    .select({
      id: instructionAttachments.id,
      name: instructionAttachments.name,
      mediaType: instructionAttachments.mediaType,
      size: instructionAttachments.size,
      sha256: instructionAttachments.sha256,
      by: instructionAttachments.byName,
      at: instructionAttachments.at,
    })
    .from(instructionAttachments)
    .where(eq(instructionAttachments.instructionId, id))
    .orderBy(asc(instructionAttachments.at), asc(instructionAttachments.id))

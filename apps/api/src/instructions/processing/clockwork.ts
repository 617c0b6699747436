import { at, pages } from '@portal/domain/addresses'
import { besideOf } from '@portal/domain/instructions/machine'
import { isWorkingDay, workingDaysBefore } from '@portal/domain/deadlines/working-days'
import { dateAt, type Instant } from '@portal/domain/time'
import { eq, sql } from 'drizzle-orm'
import type { Connections, Tx } from '../../platform/database/db.ts'
import { queueMailsToMembers } from '../../mails/recipients.ts'
import { asWorker } from '../../platform/database/worker.ts'
import { isAuthorised } from '../../people/service.ts'
import { holidayPlace } from '../../provider/service.ts'
import { expire, lapse } from '../answers/ending.ts'
import { urgencyFor } from '../emails.ts'
import { type Means, type Row, stateOf } from '../moves.ts'
import { type FirstSignature, instructions } from '../table.ts'

type Due = { clientId: string; id: string; what: 'expire' | 'remind' | 'lapse' }

/**
 * What time alone brings: standing instructions whose last day is over end, first signatures whose giver may not instruct any
 * more go back (§9); what was told to the provider is brought to mind once after a working day (§8.3), a concern that nobody
 * answers once after three (§10.2). Resolves to how many of each. Each one is done by itself, under its
 * lock, so that several processes may do this at once.
 */
export async function turnTheClock(
  worker: Connections,
  means: Means,
  now: Instant,
): Promise<{ expired: number; reminded: number; lapsed: number }> {
  const place = await worker.transaction(null, holidayPlace)
  const toldBefore = workingDaysBefore(now, 1, place)
  const raisedBefore = workingDaysBefore(now, 3, place)
  const due = await worker.transaction(null, async (tx) => {
    const { rows } = await tx.execute<Due>(
      sql`select client_id as "clientId", id, what from instructions_due(${dateAt(now)}, ${toldBefore}, ${raisedBefore})`,
    )
    return rows
  })
  const done = { expired: 0, reminded: 0, lapsed: 0 }
  for (const { clientId, id, what } of due) {
    await asWorker(worker, clientId, async (tx) => {
      const [row] = await tx
        .select()
        .from(instructions)
        .where(eq(instructions.id, id))
        .for('update', { skipLocked: true })
      if (what === 'expire' && row && isOver(row, now)) {
        await expire({ tx, actor: null, now, ...means }, row)
        done.expired += 1
      }
      if (what === 'lapse' && row?.presented && (await isVoid(tx, row.presented, now))) {
        await lapse({ tx, actor: null, now, ...means }, row)
        done.lapsed += 1
      }
      if (
        what === 'remind' &&
        row &&
        isForgotten(row, raisedBefore) &&
        isWorkingDay(dateAt(now), place)
      ) {
        await remind(tx, means, row, now)
        done.reminded += 1
      }
    })
  }
  return done
}

const isOver = ({ validUntil, endedAt, status }: Row, now: Instant) =>
  validUntil !== null && validUntil < dateAt(now) && (endedAt === null || status === 'closed')

const isVoid = async (tx: Tx, { givenBy }: FirstSignature, now: Instant) =>
  !(await isAuthorised(tx, givenBy.authorisationId, now))

/** Of a concern once: a later one of the same instruction is another. */
const isForgotten = (row: Row, raisedBefore: Instant) => {
  const { status, statusSince, remindedAt } = row
  return status === 'suspended'
    ? statusSince < raisedBefore && (remindedAt === null || remindedAt < statusSince)
    : besideOf(stateOf(row)).includes('confirmation') && remindedAt === null
}

async function remind(tx: Tx, { enqueue }: Means, row: Row, now: Instant) {
  await tx.update(instructions).set({ remindedAt: now }).where(eq(instructions.id, row.id))
  const hint = {
    kind:
      row.status !== 'suspended'
        ? ('instruction.reminder' as const)
        : row.proposedBy
          ? ('change.concern_reminder' as const)
          : ('instruction.concern_reminder' as const),
    urgency: urgencyFor('members', row),
    number: row.number ?? '',
    path: at(pages.instructions.one, { id: row.id }),
  }
  await queueMailsToMembers(tx, enqueue, row.clientId, hint, now)
}

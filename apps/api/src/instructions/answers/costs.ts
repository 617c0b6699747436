import { AppError } from '@portal/domain/fault'
import type { DecideCosts, QuoteCosts } from '@portal/domain/instructions/acts'
import { grossOf } from '@portal/domain/instructions/costs'
import type { CostEstimate, Instruction } from '@portal/domain/instructions/contract'
import { and, eq, isNull } from 'drizzle-orm'
import { sha256Hex } from '../../platform/crypto.ts'
import { actOnInstruction, type Binding } from '../binding.ts'
import { type Acting, moveInstruction, type Moving, nextOf, type Row } from '../moves.ts'
import { costEstimates } from '../table.ts'

/** The provider says what it will cost (§10.3); nothing waits for the answer by itself. */
export const quoteCosts = (acting: Acting, id: string, input: QuoteCosts): Promise<Instruction> =>
  moveInstruction(acting, id, 'quote', async ({ clientId }) => {
    const { tx, actor, now } = acting
    const { amountCents, basis, vatPercent, workWaits } = input
    const grossCents = grossOf(amountCents, vatPercent)
    const sequence = await nextOf(tx, costEstimates, id)
    const { name: byName } = actor
    await tx.insert(costEstimates).values({
      clientId,
      instructionId: id,
      sequence,
      amountCents,
      vatPercent,
      grossCents,
      basis,
      workWaits,
      byName,
      at: now,
    })
    const basisSha256 = sha256Hex(basis)
    return { data: { estimate: sequence, amountCents, grossCents, workWaits, basisSha256 } }
  })

/** The client takes the costs on or does not. Throws `stale` when the amount is not the one that was read. */
export const decideCosts = (
  acting: Binding,
  id: string,
  { secondFactor, ...input }: DecideCosts,
): Promise<Instruction> => {
  const { approved, amountCents, remark } = input
  return actOnInstruction(acting, id, secondFactor, {
    move: approved ? 'approve_costs' : 'refuse_costs',
    check: async (row) => {
      const open = await openEstimate(acting, row)
      if (amountCents !== undefined && amountCents !== open.amountCents)
        throw new AppError({ code: 'stale', entity: 'instruction' })
      return open
    },
    declares: input,
    effect: async (row, { signed, ready: open }) => {
      await decide(acting, row, approved ? 'approved' : 'refused', remark)
      return {
        note: remark,
        data: {
          estimate: open.sequence,
          amountCents: open.amountCents,
          confirmedSha256: signed.sha256,
        },
        statement: {
          amountEur: euro(open.amountCents),
          ...(open.grossCents !== null && {
            vatPercent: String(open.vatPercent),
            grossEur: euro(open.grossCents),
          }),
          basis: open.basis,
          remark,
        },
      }
    },
  })
}

const euro = (cents: number) => (cents / 100).toFixed(2)

/** An estimate that nobody will decide any more: the instruction has ended. */
export const dropEstimate = (moving: Moving, row: Row) => decide(moving, row, 'dropped', null)

async function decide(
  { tx, actor, now }: Moving,
  { id }: Row,
  decision: NonNullable<CostEstimate['decision']>,
  remark: string | null,
) {
  await tx
    .update(costEstimates)
    .set({
      decision,
      ...(remark !== null && { remark }),
      decidedBy: actor?.name ?? '',
      decidedAt: now,
    })
    .where(and(eq(costEstimates.instructionId, id), isNull(costEstimates.decision)))
}

async function openEstimate({ tx }: Acting, { id }: Row) {
  const [open] = await tx
    .select()
    .from(costEstimates)
    .where(and(eq(costEstimates.instructionId, id), isNull(costEstimates.decision)))
  if (!open) throw new Error('costs to be approved have an estimate')
  return open
}

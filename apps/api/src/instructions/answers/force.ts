import { isMutual } from '@portal/domain/instructions/kinds'
import { sha256Hex } from '../../platform/crypto.ts'
import { nextNumber } from '../../platform/database/numbers.ts'
import type { Binding, Effect } from '../binding.ts'
import type { Row } from '../moves.ts'
import { ofClient, type Signed } from '../proof.ts'
import type { FirstSignature, instructionConcerns } from '../table.ts'
import { keepRevision } from '../revisions.ts'
import { answerConcern } from './concerns.ts'

type Giving = {
  first: Signed
  /** Where the client asks for four eyes. */
  second: Signed | null
  remark?: string | null
  amendment: FirstSignature['amendment']
  /** That it is held on to in spite of. */
  concern?: Pick<typeof instructionConcerns.$inferSelect, 'sequence' | 'norm' | 'reasoning'> | null
}

/** A wording comes into force: number where it has none, revision, and the answer to a concern. */
export async function bringIntoForce(
  acting: Binding,
  row: Row,
  { first, second, remark = null, amendment, concern = null }: Giving,
): Promise<Effect> {
  const { tx, now } = acting
  const givenBy = ofClient(first.givenBy)
  const fields = {
    givenBy,
    countersignedBy: second && ofClient(second.givenBy),
    ...(amendment && { ...amendment, revision: row.revision + 1 }),
    ...(row.number === null && {
      number: await nextNumber(tx, 'W', now),
      ...(isMutual(row.kind) && { proposedBy: 'client' as const }),
    }),
  }
  const after = { ...row, ...fields }
  if (amendment || concern) await answerConcern(acting, row, amendment ? 'amended' : 'confirmed')
  await keepRevision(tx, after, now)
  return {
    fields,
    note: remark,
    data: {
      textSha256: sha256Hex(after.text),
      confirmedSha256: first.sha256,
      ...(concern && { concern: concern.sequence }),
    },
    statement: concern
      ? { norm: concern.norm, reasoning: concern.reasoning, remark }
      : remark === null
        ? null
        : { remark },
    ...(second && { first }),
  }
}

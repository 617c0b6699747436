import { sha256Hex } from '../../platform/crypto.ts'
import { nextNumber } from '../../platform/database/numbers.ts'
import type { Binding, Effect } from '../binding.ts'
import type { Row } from '../moves.ts'
import type { Signed } from '../proof.ts'
import type { FirstSignature } from '../table.ts'
import { keepRevision } from '../revisions.ts'
import { answerConcern } from './concerns.ts'

type Giving = {
  first: Signed
  /** Where the client asks for four eyes. */
  second: Signed | null
  remark?: string | null
  amendment: FirstSignature['amendment']
}

/** A wording comes into force: number where it has none, revision, and the answer to a concern. */
export async function bringIntoForce(
  acting: Binding,
  row: Row,
  { first, second, remark = null, amendment }: Giving,
): Promise<Effect> {
  const { tx, now } = acting
  const { givenBy } = first
  const fields = {
    givenBy,
    countersignedBy: second?.givenBy ?? null,
    presented: null,
    ...(amendment && { ...amendment, revision: row.revision + 1 }),
    ...(row.number === null && { number: await nextNumber(tx, 'W', now) }),
  }
  const after = { ...row, ...fields }
  if (amendment) await answerConcern(acting, row, 'amended')
  await keepRevision(tx, after, now)
  return {
    fields,
    note: remark,
    data: { textSha256: sha256Hex(after.text), confirmedSha256: first.sha256 },
    statement: remark === null ? null : { remark },
    ...(second && { first }),
  }
}

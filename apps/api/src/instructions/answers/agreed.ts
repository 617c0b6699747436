import { AppError } from '@portal/domain/fault'
import { instructionKinds } from '@portal/domain/instructions/kinds'
import { dateAt } from '@portal/domain/time'
import { agreementInForce, hasEnded } from '../../agreements/service.ts'
import type { Acting, Row } from '../moves.ts'

/**
 * An instruction rests on an agreement in force, whatever its client says of how that was recorded; after its end on none, where
 * data are to be given back or erased (§11). Throws `conflict` (`no-agreement`).
 */
export async function assertAgreed(
  { tx, now }: Pick<Acting, 'tx' | 'now'>,
  { clientId, kind }: Pick<Row, 'clientId' | 'kind'>,
): Promise<void> {
  const today = dateAt(now)
  if (await agreementInForce(tx, clientId, today)) return
  if ('deletes' in instructionKinds[kind] && (await hasEnded(tx, clientId, today))) return
  throw new AppError({ code: 'conflict', rule: 'no-agreement' })
}

import type { RecordInstruction } from '@portal/domain/instructions/acts'
import type { Instruction } from '@portal/domain/instructions/contract'
import { newDraft, recorded } from '@portal/domain/instructions/machine'
import { invalid } from '@portal/domain/fault'
import { requireClient } from '../../clients/service.ts'
import { sha256Hex } from '../../platform/crypto.ts'
import { newId } from '../../platform/database/ids.ts'
import { nextNumber } from '../../platform/database/numbers.ts'
import { type Acting, follow, log } from '../moves.ts'
import { getInstruction } from '../reading.ts'
import { instructions } from '../table.ts'

/**
 * The provider writes down what it was told by word of mouth, letter or mail (§8.3): by whom, when, how. It is void
 * until an authorised person confirms it, and nothing is executed before. Throws `not-found` for an unknown client and
 * `invalid` for a time that is still to come.
 */
export async function recordTold(
  acting: Acting,
  { clientId, channel, toldBy, toldAt, note, ...wording }: RecordInstruction,
): Promise<Instruction> {
  const { tx, actor, now } = acting
  await requireClient(tx, clientId)
  if (toldAt > now) throw invalid('/toldAt', 'future', 'is still to come')
  const { isStanding: _, ...state } = recorded(newDraft, now)
  const [row] = await tx
    .insert(instructions)
    .values({
      id: newId(),
      clientId,
      ...wording,
      ...state,
      statusSince: now,
      channel,
      oral: { toldBy, toldAt, note, recordedBy: actor.name },
      number: await nextNumber(tx, 'W', now),
      draftedBy: actor.name,
      createdAt: now,
      updatedAt: now,
    })
    .returning()
  const data = { channel, textSha256: sha256Hex(wording.text) }
  await log(acting, 'record', await follow(acting, row!, 'record', { data }))
  return getInstruction(tx, actor, row!.id)
}

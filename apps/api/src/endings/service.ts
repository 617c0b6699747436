import type { EndingKind, TellOtherwise } from '@portal/domain/endings/contract'
import { endingMoves } from '@portal/domain/moves/ending'
import type { Instant } from '@portal/domain/time'
import { sha256Hex } from '../platform/crypto.ts'
import type { Tx } from '../platform/database/db.ts'
import { newId } from '../platform/database/ids.ts'
import { personalOf, type RecordEvidence } from '../platform/evidence/evidence.ts'
import type { Signer } from '../platform/evidence/signing.ts'
import { logThatTakes, recordIn } from '../platform/evidence/taking-lines.ts'
import type { Actor } from '../platform/http/actor.ts'
import { signEnding } from './signed-ending.ts'
import { endings } from './table.ts'

export type Proof = { signer: Signer; evidence: RecordEvidence }
/** Somebody who ends something, with what proves it. */
export type EndingActing = Proof & { tx: Tx; actor: Actor; now: Instant }

type Ended = {
  /** Whose log it belongs to: a client's, or the provider's own. */
  clientId: string
  kind: EndingKind
  subject: string
  /** The number people know it by. */
  number: string | null
  reason: string
  otherwise?: Pick<TellOtherwise, 'channel' | 'told'>
  /** Nothing of it is about a person. */
  facts?: Record<string, string | number | string[]>
}

/**
 * Writes down that a person ended what stood red, and why: with a line in the log it belongs to, in the provider's own where that
 * takes none any more, else under the portal's signature alone. The caller holds what it ends, and `settle` marks it as ended.
 */
export async function writeEnding(
  { tx, actor, now, signer, evidence }: EndingActing,
  { clientId, kind, subject, number, reason, otherwise, facts = {} }: Ended,
  settle: (endingId: string) => Promise<unknown>,
): Promise<void> {
  const { channel = null, told = null } = otherwise ?? {}
  const row = {
    clientId,
    id: newId(),
    kind,
    subject,
    reason,
    channel,
    toldAt: told?.at ?? null,
    toldWhom: told?.whom ?? null,
    facts,
    endedBy: actor.userId,
    endedByName: actor.name,
    endedAt: now,
  }
  const signed = signEnding(signer, row)
  const log = await logThatTakes(tx, clientId)
  await tx.insert(endings).values({ ...row, log, signed })
  await settle(row.id)
  const { alarms: _, ...said } = facts
  await recordIn(tx, evidence, log, {
    clientId,
    at: now,
    type: endingMoves[kind].event,
    subject: { kind: kind === 'handing' ? 'notice' : kind, id: subject, number },
    data: {
      ...said,
      ending: row.id,
      signedSha256: sha256Hex(signed),
      ...(channel && { channel }),
      ...(told && { toldAt: told.at }),
    },
    personal: { ...personalOf(actor), reason, ...(told?.whom && { told: told.whom }) },
  })
}

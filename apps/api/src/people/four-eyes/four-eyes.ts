import { canonicalJson } from '@portal/domain/canonical-json'
import { AppError } from '@portal/domain/fault'
import type { FourEyes } from '@portal/domain/instructions/acts'
import { fourEyesMoves } from '@portal/domain/moves/four-eyes'
import { dateAt } from '@portal/domain/time'
import { and, countDistinct, eq, isNotNull } from 'drizzle-orm'
import { requireSecondFactor } from '../../accounts/factors/second-factor.ts'
import { getClient, requireClient } from '../../clients/service.ts'
import { clients } from '../../clients/table.ts'
import { validOn } from '../service.ts'
import { authorisedPersons } from '../table.ts'
import { sha256Hex } from '../../platform/crypto.ts'
import { personalOf } from '../../platform/evidence/evidence.ts'
import type { Confirming } from '../../instructions/binding.ts'
import type { Acting } from '../../instructions/moves.ts'

/**
 * Says whether a second authorised person has to sign what the client orders: the client's manager alone, with a fresh
 * second factor. Throws `conflict` (`too-few-authorised`) where there are not two who could.
 */
export async function setFourEyes(
  { tx, actor, evidence, now }: Acting,
  { factors, where }: Confirming,
  clientId: string,
  { secondFactor, required }: FourEyes,
) {
  await requireClient(tx, clientId)
  if (actor.client?.id !== clientId) throw new AppError({ code: 'forbidden', rule: 'permission' })
  if (required && (await authorisedUsers(tx, clientId, dateAt(now))) < 2)
    throw new AppError({ code: 'conflict', rule: 'too-few-authorised' })
  const asked = { act: 'four-eyes.changed', subject: clientId } as const
  const sha256 = sha256Hex(canonicalJson({ required }))
  await requireSecondFactor(factors, actor.userId, secondFactor, { ...asked, sha256 }, where, now)
  await tx.update(clients).set({ fourEyes: required }).where(eq(clients.id, clientId))
  await evidence(tx, {
    clientId,
    at: now,
    type: fourEyesMoves.set.event,
    subject: { kind: 'client', id: clientId, number: null },
    data: { required },
    personal: personalOf(actor),
  })
  return getClient(tx, actor, clientId)
}

async function authorisedUsers(tx: Acting['tx'], clientId: string, day: string): Promise<number> {
  const ofClient = eq(authorisedPersons.clientId, clientId)
  const [row] = await tx
    .select({ n: countDistinct(authorisedPersons.userId) })
    .from(authorisedPersons)
    .where(and(ofClient, isNotNull(authorisedPersons.userId), validOn(day)))
  return row?.n ?? 0
}

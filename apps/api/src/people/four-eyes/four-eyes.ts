import { AppError } from '@portal/domain/fault'
import { fourEyesMoves } from '@portal/domain/moves/four-eyes'
import type { FourEyes } from '@portal/domain/people/contract'
import { dateAt } from '@portal/domain/time'
import { and, countDistinct, eq, isNotNull } from 'drizzle-orm'
import type { Acting } from '../../binding/acting.ts'
import { bindingAct, exactly } from '../../binding/service.ts'
import { getClient } from '../../clients/service.ts'
import { clients } from '../../clients/table.ts'
import type { Tx } from '../../platform/database/db.ts'
import { personalOf } from '../../platform/evidence/evidence.ts'
import { validOn } from '../service.ts'
import { authorisedPersons } from '../table.ts'

/**
 * Says whether a second authorised person has to sign what the client orders: the client's manager alone, with a fresh
 * second factor. Throws `conflict` (`too-few-authorised`) where there are not two who could.
 */
export function setFourEyes(
  acting: Acting,
  clientId: string,
  { secondFactor, ...input }: FourEyes,
) {
  const { tx, actor, now } = acting
  const { required } = input
  return bindingAct(acting, {
    move: fourEyesMoves.set,
    subject: clientId,
    exact: exactly(input),
    secondFactor,
    record: { entity: 'client', lock: () => getClient(tx, actor, clientId, now) },
    check: async () => {
      if (actor.client?.id !== clientId)
        throw new AppError({ code: 'forbidden', rule: 'permission' })
      if (required && (await authorisedUsers(tx, clientId, dateAt(now))) < 2)
        throw new AppError({ code: 'conflict', rule: 'too-few-authorised' })
    },
    change: async () => {
      await tx.update(clients).set({ fourEyes: required }).where(eq(clients.id, clientId))
      const line = {
        clientId,
        subject: { kind: 'client', id: clientId, number: null },
        data: { required },
        personal: personalOf(actor),
      }
      return { done: null, line }
    },
    answer: () => getClient(tx, actor, clientId, now),
  })
}

async function authorisedUsers(tx: Tx, clientId: string, day: string): Promise<number> {
  const ofClient = eq(authorisedPersons.clientId, clientId)
  const [row] = await tx
    .select({ n: countDistinct(authorisedPersons.userId) })
    .from(authorisedPersons)
    .where(and(ofClient, isNotNull(authorisedPersons.userId), validOn(day)))
  return row?.n ?? 0
}

import type { Client } from '@portal/domain/clients/contract'
import type { NewClient } from '@portal/domain/clients/record'
import { clientMoves } from '@portal/domain/moves/client'
import { getClient } from '../../clients/service.ts'
import { clients } from '../../clients/table.ts'
import { newId } from '../../platform/database/ids.ts'
import { changesBetween } from '../comparing.ts'
import { clientNotes } from '../table.ts'
import { type Acting, keepChange } from './acting.ts'
import { assertNumberFree, refusingDoubles, twinOf } from './alike.ts'

/**
 * Enters a client, under the number that was given or the next free one. Throws `conflict` (`client-number-taken`; and
 * `client-known` where one of this name and postal code is there, unless another one is wanted).
 */
export async function createClient(
  acting: Acting,
  { note, despiteTwin, number, ...given }: NewClient,
): Promise<Client> {
  const { tx, actor, now } = acting
  const id = newId()
  if (number !== undefined) await assertNumberFree(tx, number, id)
  const { name, address } = given
  const place = { name, postalCode: address.postalCode, except: id }
  const twin = await twinOf(tx, place, despiteTwin)
  const [made] = await refusingDoubles(() =>
    tx
      .insert(clients)
      .values({ id, ...given, ...(number !== undefined && { number }), twin, createdAt: now })
      .returning(),
  )
  if (note !== null)
    await tx
      .insert(clientNotes)
      .values({ clientId: id, text: note, updatedAt: now, updatedBy: actor.name })
  const changes = changesBetween({}, made!)
  const { event } = clientMoves.create
  await keepChange(acting, { clientId: id, version: 1, what: 'created', event, changes })
  return getClient(tx, actor, id, now)
}

import type { Client } from '@portal/domain/clients/contract'
import type { ChangeClient, ClientFields, OwnDetails } from '@portal/domain/clients/record'
import { homeCountry } from '@portal/domain/country'
import { AppError, invalid } from '@portal/domain/fault'
import { clientMoves } from '@portal/domain/moves/client'
import { eq } from 'drizzle-orm'
import { getClient } from '../../clients/service.ts'
import { clients } from '../../clients/table.ts'
import { definedOf } from '../../platform/defined.ts'
import type { EvidenceEvent } from '../../platform/evidence/evidence.ts'
import { changesBetween } from '../comparing.ts'
import { type Acting, holdClient, keepChange } from './acting.ts'
import { assertNumberFree, refusingDoubles, twinOf } from './alike.ts'
import { tellOfOwnChange } from './emails.ts'

type Row = Awaited<ReturnType<typeof holdClient>>

/** Throws `invalid` where what there will be does not fit together, though each field may. */
function assertFits({ address, region, contact, dpo }: Row) {
  if (region !== null && address.country !== homeCountry)
    throw invalid('/region', 'region-abroad', 'belongs to an address in Germany')
  if (!contact && !dpo) throw invalid('/dpo', 'nobody-left', 'is the only person who is named')
}

async function change(
  acting: Acting,
  before: Row,
  sent: Partial<ClientFields>,
  twin: number | undefined,
  event: EvidenceEvent['type'],
): Promise<boolean> {
  const after = { ...before, ...sent }
  assertFits(after)
  const changes = changesBetween(before, after)
  if (changes.length === 0) return false
  const version = before.version + 1
  await refusingDoubles(() =>
    acting.tx
      .update(clients)
      .set({ ...sent, version, ...(twin !== undefined && { twin }) })
      .where(eq(clients.id, before.id)),
  )
  await keepChange(acting, { clientId: before.id, version, what: 'changed', event, changes })
  return true
}

/**
 * Changes what the provider knows of a client; nothing is kept where nothing differs. Throws `stale`, `invalid`, `conflict`
 * (`client-archived`, `client-number-taken`, `client-known`).
 */
export async function changeClient(
  acting: Acting,
  id: string,
  { despiteTwin, ...fields }: ChangeClient,
): Promise<Client> {
  const { tx, actor, now } = acting
  const before = await holdClient(acting, id)
  assertActive(before)
  const sent = definedOf(fields)
  const { number, name, address } = { ...before, ...sent }
  if (number !== before.number) await assertNumberFree(tx, number, id)
  const moves =
    name.toLowerCase() !== before.name.toLowerCase() ||
    address.postalCode !== before.address.postalCode
  const place = { name, postalCode: address.postalCode, except: id }
  const twin = moves ? await twinOf(tx, place, despiteTwin) : undefined
  await change(acting, before, sent, twin, clientMoves.change.event)
  return getClient(tx, actor, id, now)
}

/**
 * The client's manager changes its own address, phone and data protection officer; the provider's people are told.
 * Throws `not-found` for any other client, `stale`, `invalid`, `conflict` (`client-archived`).
 */
export async function changeOwnDetails(
  acting: Acting,
  id: string,
  fields: OwnDetails,
): Promise<Client> {
  const { tx, actor, enqueue, now } = acting
  if (actor.client?.id !== id) throw new AppError({ code: 'not-found', entity: 'client' })
  const before = await holdClient(acting, id)
  assertActive(before)
  const sent = definedOf(fields)
  // A Land is the provider's to say: whoever moves abroad, or back, tells it.
  if (before.region !== null && sent.address && sent.address.country !== homeCountry)
    throw invalid('/address/country', 'region-abroad', 'is for the provider to change')
  if (await change(acting, before, sent, undefined, clientMoves.change_own.event))
    await tellOfOwnChange(tx, enqueue, before, now)
  return getClient(tx, actor, id, now)
}

function assertActive({ archivedAt }: Row) {
  if (archivedAt) throw new AppError({ code: 'conflict', rule: 'client-archived' })
}

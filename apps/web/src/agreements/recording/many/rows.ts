import type { Client } from '@portal/domain/clients/contract'
import type { Provider } from '@portal/domain/provider/contract'
import { z } from 'zod'
import type { PartyForm } from '../paper-form.ts'
import { type Begun, partyOf } from '../paper-of.ts'
import { type CommonForm, issuesIn, Proposed } from './common-form.ts'

/** What is of one client, on its way. */
export type Row = Begun<PartyForm>
export type Rows = Readonly<Record<string, Row>>

/** A row as it is proposed: of what all have in common, and of what is known of the client. */
function rowOf(client: Client, common: Proposed, provider: Provider): Row {
  return {
    ...partyOf({}, { client, provider }),
    controllerSignedAt: client.address.city,
    ...Proposed.parse(common),
  }
}

/** A row for each client; of one that was there before, what somebody has typed stays and what was proposed follows. */
export function rowsFor(
  clients: readonly Client[],
  common: Proposed,
  before: { rows: Rows; common: Proposed } | null,
  provider: Provider,
): Rows {
  const rows = clients.map((client): [string, Row] => {
    const now = rowOf(client, common, provider)
    const typed = before?.rows[client.id]
    if (!before || !typed) return [client.id, now]
    const then = rowOf(client, before.common, provider)
    const kept = Object.entries(typed).filter(
      ([name, value]) => name in then && value !== then[name as keyof Row],
    )
    return [client.id, { ...now, ...Object.fromEntries(kept) }]
  })
  return { ...before?.rows, ...Object.fromEntries(rows) }
}

type Chosen = {
  clients: readonly Client[]
  common: CommonForm | null
  provider: Provider
  /** Why there is no scan of this client's paper to be sent; null where there is one. */
  noScan: (clientId: string) => string | null
  today: string
}

/** The rows of those who are chosen: everything that is missing or wrong in any of them, at once. */
export const rowsForm = ({ clients, common, provider, noScan, today }: Chosen) =>
  z
    .object({ rows: z.custom<Rows>(), common: z.custom<Proposed>().nullable() })
    .transform(({ rows }, context): Rows => {
      if (!common) return z.NEVER
      for (const client of clients) {
        const row = rows[client.id]
        if (!row) continue
        const say = (field: string, rule: string) =>
          context.addIssue({
            code: 'custom',
            path: ['rows', client.id, field],
            message: rule,
            params: { rule },
            input: row,
          })
        const missing = noScan(client.id)
        if (missing) say('scan', missing)
        const found = new Map(
          issuesIn(client, common, row, provider).map(({ field, code }) => [field, code]),
        )
        if (found.has('persons')) found.set('persons', 'person-line')
        for (const field of ['controllerSignedOn', 'processorSignedOn'] as const)
          if ((row[field] ?? '') > today) found.set(field, 'future')
        // What belongs to no field of a row was asked for all of them.
        for (const [field, code] of found) say(field in row ? field : 'common', code)
      }
      return rows
    })

/** Of what the portal has refused: where it stands in the rows. */
export const rowPath = (clientId: string, field: string) => `/rows/${clientId}/${field}`

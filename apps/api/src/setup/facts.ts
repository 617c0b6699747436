import type { Figure } from '@portal/domain/figure'
import { sql } from 'drizzle-orm'
import type { Reader } from '../platform/database/db.ts'
import { figureOf } from '../platform/database/figure.ts'
import { prepared } from '../platform/database/prepared.ts'

/** What the steps are judged by. */
export type Facts = {
  hasProvider: boolean
  mail: 'accepted' | 'filed' | null
  toms: 'published' | 'drafted' | null
  subprocessors: Figure
  hasContractText: boolean
  clients: Figure
  withoutAgreement: Figure
  /** Clients of which somebody was in the portal, and those of which nobody was. */
  entered: Figure
  notEntered: Figure
  hasInvitations: boolean
}

const mailIs = (status: string) =>
  `exists (select from account_mails where status = '${status}') or exists (select from mails where status = '${status}')`
const clientsWithout = (rows: string) =>
  figureOf(`select from clients c where c.archived_at is null and not exists (select from ${rows})`)

/** Each as far as it says something: a figure counts to a hundred, the rest looks for one row. */
const asked = prepared()((db) =>
  db
    .select({
      facts: sql<Facts>`${sql.raw(`json_build_object(
        'hasProvider', exists (select from provider),
        'mail', case when ${mailIs('accepted')} then 'accepted' when ${mailIs('filed')} then 'filed' end,
        'toms', case when exists (select from tom_versions) then 'published' when exists (select from tom_drafts) then 'drafted' end,
        'subprocessors', ${figureOf('select from subprocessors')},
        'hasContractText', exists (select from contract_texts),
        'clients', ${figureOf('select from clients where archived_at is null')},
        'withoutAgreement', ${clientsWithout('agreements a where a.client_id = c.id and a.struck_at is null')},
        'entered', ${figureOf('select from clients where archived_at is null and entered_at is not null')},
        'notEntered', ${figureOf('select from clients where archived_at is null and entered_at is null')},
        'hasInvitations', exists (select from invitations))`)}`,
    })
    .from(sql`(values (1)) one`),
)

export async function readFacts(tx: Reader): Promise<Facts> {
  const [row] = await asked(tx, {})
  // One row, whatever there is.
  return row!.facts
}

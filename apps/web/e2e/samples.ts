import { createHash, randomUUID } from 'node:crypto'
import { beforeAll } from 'vitest'
import type { RunningPortal } from './portal.ts'

/** The token of a link that works, wherever it leads. */
export const token = 'accessibility-0123456789-0123456789-0123456'

const statuses = ['draft', 'submitted', 'in_progress', 'executed'] as const
type Others =
  | 'agreement'
  | 'notice'
  | 'notice_draft'
  | 'costs'
  | 'declined'
  | 'suspended'
  | 'told'
  | 'in_review'
type People = 'client' | 'valid' | 'past' | 'miriam' | 'eva' | 'reset'
/** Ids of what there is to see. */
export type Samples = Record<(typeof statuses)[number] | Others | People, string>

/** They are filled in before the tests of a file. */
export function useSamples(portal: RunningPortal): Samples {
  // Nobody reads one before that.
  const ids = {} as Samples
  beforeAll(() => collect(portal, ids))
  return ids
}

async function collect({ superuser }: RunningPortal, ids: Samples) {
  const one = async (text: string) => (await superuser.query<{ id: string }>(text)).rows[0]!.id
  const ofClient = (what: string) =>
    one(
      `select x.id from ${what} x join clients c on c.id = x.client_id where c.name like 'Physio%'`,
    )
  ids.agreement = await ofClient('agreements')
  ids.notice = await one(`select id from notices where kind = 'incident'`)
  ids.notice_draft = await one(`select id from notices where status = 'draft'`)
  for (const status of statuses)
    ids[status] = await ofClient(`(select * from instructions where status = '${status}')`)
  ids.costs = await ofClient(`(select * from instructions where status = 'awaiting_cost_approval')`)
  ids.declined = await one(`select id from instructions where status = 'declined'`)
  const ofLindenau = (status: string) =>
    one(
      `select i.id from instructions i join clients c on c.id = client_id
       where c.name like 'Ergo%' and i.status = '${status}'`,
    )
  ids.suspended = await ofLindenau('suspended')
  ids.told = await ofLindenau('awaiting_confirmation')
  ids.in_review = await ofLindenau('in_review')
  ids.client = await one(`select id from clients where name like 'Physio%'`)
  ids.valid = await one(`select id from authorised_persons where name = 'Claudia Wimmer'`)
  ids.past = await one(`select id from authorised_persons where name = 'Heinrich Moser'`)
  const person = (name: string) => one(`select id from users where name = '${name}'`)
  ids.miriam = await person('Miriam Vogt')
  ids.eva = await person('Eva Brandl')
  ids.reset = randomUUID()
  await superuser.query(
    `insert into factor_resets (id, user_id, method, note, started_by, started_by_name, started_at, needs_approval)
     values ($1, $2, 'video', 'Im Videogespräch erkannt.', $3, 'Eva Brandl', now(), true)`,
    [ids.reset, await person('Jonas Weiß'), ids.eva],
  )
  await superuser.query(
    `insert into account_tokens (token_hash, purpose, subject, created_at, expires_at)
     select $1, 'invitation', id, now(), expires_at from invitations where name = 'Nina Graf'`,
    [createHash('sha256').update(token).digest()],
  )
}

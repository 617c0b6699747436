import type { Side } from '@portal/domain/access'
import { createSigner } from 'fast-jwt'
import type { Client } from 'pg'
import { describe, expect, it } from 'vitest'
import { asRole } from '../../../test/as-role.ts'
import { putDown } from '../../../test/database.ts'
import { usePortal } from '../../../test/harness.ts'
import { testSecrets } from '../../../test/keys.ts'
import { usePerson } from '../../../test/person.ts'
import { send } from '../../../test/request.ts'
import { sha256 } from '../crypto.ts'

const portal = usePortal()
const people = {
  client: usePerson(portal, 'lukas.huber'),
  provider: usePerson(portal, 'eva.brandl'),
}
const sides: Side[] = ['client', 'provider']

const rows = async (query: string, values: unknown[] = []) =>
  (await putDown(portal.superuser, query, values)).rows
const claimsOf = (side: Side): { sid: string; iat: number; exp: number } =>
  JSON.parse(Buffer.from(people[side].cookie.split('.')[1]!, 'base64url').toString())

/** At the login of a side, in the transaction of the session that somebody of a side has. */
const inSession = <T>(login: Side, whose: Side, work: (client: Client) => Promise<T>) =>
  asRole({ url: portal.target.url })(`portal_${login}`, async (client) => {
    await client.query('begin')
    const opened = await client.query(
      'select from open_session($1, $2) said where said is not null',
      [sha256(claimsOf(whose).sid), portal.clock.now()],
    )
    return opened.rowCount === 1 ? work(client) : null
  })

describe.each(sides)('the login of the %s', (side) => {
  const other = side === 'client' ? 'provider' : 'client'

  it('has one policy for each command on a table: none is joined to another by OR', async () => {
    const several = await rows(
      `select tablename, c.cmd, array_agg(policyname) as policies
         from pg_policies p cross join unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']) c (cmd)
        where schemaname = 'public' and permissive = 'PERMISSIVE' and p.cmd in (c.cmd, 'ALL')
          and roles && array['public', 'portal_app', $1]::name[]
        group by 1, 2 having count(*) > 1`,
      [`portal_${side}`],
    )
    expect(several).toEqual([])
  })

  it('shows nothing before a session is open but what everybody may know', async () => {
    const early = await asRole({ url: portal.target.url })(`portal_${side}`, seen)
    const shown = Object.entries(early).filter(([, count]) => count > 0)
    expect(shown.map(([table]) => table)).toEqual(['provider', 'signing_keys'])
  })

  it('opens the sessions of its side alone', async () => {
    const opened = (whose: Side) => inSession(side, whose, () => Promise.resolve('opened'))
    expect([await opened(side), await opened(other)]).toEqual(['opened', null])
  })

  it('is what a session’s id says, and an id that says the other names no session', async () => {
    const { sid, ...times } = claimsOf(side)
    const sign = createSigner({ key: testSecrets.sessionSecret, algorithm: 'HS256' })
    const get = async (id: string) => {
      const cookie = `session=${sign({ sid: id, ...times })}`
      return (await send(portal.app, 'GET', '/session', { headers: { cookie } })).status
    }
    expect(sid.endsWith(`.${side}`)).toBe(true)
    expect(await get(sid)).toBe(200)
    expect(await get(sid.replace(side, other))).toBe(401)
    // As ids were before they said it.
    expect(await get(sid.slice(0, 43))).toBe(401)
  })

  it.each([
    ['set role', `set role portal_${other}`],
    ['set local role', `set local role portal_${other}`],
    ['a setting', `select set_config('role', 'portal_${other}', true)`],
    ['what both may', `set role portal_app`],
    ['the owner', `set role portal_owner`],
    ['another login', `set session authorization portal_${other}`],
    [
      'another login as a setting',
      `select set_config('session_authorization', 'portal_${other}', false)`,
    ],
  ])('becomes nothing else by %s', async (_, statement) => {
    const become = inSession(side, side, (client) => client.query(statement))
    await expect(become).rejects.toMatchObject({ code: '42501' })
  })

  it.each([
    ['reset role'],
    ['set role none'],
    ['discard plans'],
    [`select set_config('app.side', '${other}', true), set_config('app.role', 'owner', true)`],
  ])('sees no row more after %s', async (statement) => {
    const before = await inSession(side, side, seen)
    const after = await inSession(side, side, async (client) => {
      await client.query(statement)
      return seen(client)
    })
    expect(before?.['instructions']).toBeGreaterThan(0)
    const more = Object.entries(after ?? {}).filter(([table, count]) => count > before![table]!)
    expect(more).toEqual([])
  })
})

describe('the search for words', () => {
  const insert = `
    insert into instructions (id, client_id, number, kind, title, text, systems, data_categories, data_subjects, urgency, drafted_by,
                              created_at, updated_at, status_since, status, submitted_at, given_by)`
  const searched = async (client: Client) =>
    (
      await client.query(
        `select ids from instructions_like('Zwiebelkuchen', null, null, null, null, 1000)`,
      )
    ).rows[0].ids
  const idsOf = async (condition: string) =>
    (
      await rows(
        `select id from instructions where title = 'Zwiebelkuchen' and ${condition} order by id`,
      )
    ).map(({ id }) => id)

  it('gives ids of what the side sees, and none before its session is open', async () => {
    await rows(`${insert} select gen_random_uuid(), c.id, case when given then 'W-2017-' || row_number() over () end, 'other', 'Zwiebelkuchen', 'x', '{}', '{}', '{}',
             'normal', 'x', now(), now(), now(), case when given then 'submitted' else 'draft' end,
             case when given then now() end, case when given then '{}'::jsonb end
        from clients c, unnest(array[true, false]) g (given)`)
    const found = await inSession('provider', 'provider', searched)
    expect(found.toSorted()).toEqual(await idsOf('number is not null'))
    const own = await inSession('client', 'client', searched)
    const [{ id }] = await rows(
      'select client_id as id from memberships m join users u on u.id = m.user_id where u.email = $1',
      [people.client.email],
    )
    expect(own.length).toBe(2)
    expect(own.toSorted()).toEqual(await idsOf(`client_id = '${id}'`))
    for (const side of sides)
      expect(await asRole({ url: portal.target.url })(`portal_${side}`, searched)).toEqual([])
  })

  it('tells a client that calls itself the provider neither ids nor what others’ words are common', async () => {
    const posing = (word: string) =>
      inSession('client', 'client', async (client) => {
        await client.query(`select set_config('app.side', 'provider', true)`)
        return (
          await client.query(
            'select ids from instructions_like($1, null, null, null, null, 1000)',
            [word],
          )
        ).rows[0].ids
      })
    await rows(
      `${insert} select gen_random_uuid(), c.id, 'W-2013-' || i, 'other', 'Rosinenbrot', 'x', '{}', '{}', '{}', 'normal', 'x',
                        now(), now(), now(), 'submitted', now(), '{}'
         from generate_series(1, 20) i, clients c
        where c.id = (select client_id from memberships where client_id not in (
                select client_id from memberships m join users u on u.id = m.user_id where u.email = $1) limit 1)`,
      [people.client.email],
    )
    expect((await posing('Zwiebelkuchen')).length).toBe(2)
    expect(await posing('Rosinenbrot')).toEqual([])
    expect(
      await inSession('provider', 'provider', async (client) => {
        return (
          await client.query(
            `select ids, way from instructions_like('Rosinenbrot', null, null, null, null, 1000)`,
          )
        ).rows
      }),
    ).toEqual([{ ids: null, way: 'list' }])
  })

  it.each(['portal_auth', 'portal_worker'] as const)('is not for %s to ask', async (role) => {
    await expect(asRole({ url: portal.target.url })(role, searched)).rejects.toMatchObject({
      code: '42501',
    })
  })
})

describe('whoever is here', () => {
  const refused = { code: '42501' }

  it('of the provider gives nobody, and not themselves, another role', async () => {
    const rise = inSession('provider', 'provider', (client) =>
      client.query(
        `update users set staff_role = 'owner' where id = current_setting('app.user_id')::uuid`,
      ),
    )
    await expect(rise).rejects.toMatchObject(refused)
  })

  it('of a client writes no line into another client’s security log', async () => {
    const [{ id, me }] = await rows(
      `select c.id, u.id as me from clients c join users u on u.email = $1
        where not exists (select from memberships m where m.client_id = c.id and m.user_id = u.id) limit 1`,
      [people.client.email],
    )
    const write = inSession('client', 'client', (client) =>
      client.query(
        `insert into member_events (client_id, id, user_id, user_name, at, kind)
         values ($1, gen_random_uuid(), $2, 'x', now(), 'password.changed')`,
        [id, me],
      ),
    )
    await expect(write).rejects.toMatchObject(refused)
  })

  it('of a client holds the own entry of the register and changes nothing in it, unless as a manager', async () => {
    const [{ client_id, user_id }] = await rows(
      'select client_id, user_id from authorised_persons where user_id is not null and ended_at is null limit 1',
    )
    const own = (role: string, statement: string) =>
      asRole({ url: portal.target.url })('portal_client', async (client) => {
        await client.query('begin')
        await client.query(
          `select set_config('app.client_id', $1, true), set_config('app.user_id', $2, true), set_config('app.role', $3, true)`,
          [client_id, user_id, role],
        )
        return (await client.query(statement, [user_id])).rowCount
      })
    const hold = 'select from authorised_persons where user_id = $1 for update'
    const change = `update authorised_persons set phone = '1' where user_id = $1`
    expect(await own('member', hold)).toBeGreaterThan(0)
    await expect(own('member', change)).rejects.toMatchObject(refused)
    expect(await own('manager', change)).toBeGreaterThan(0)
  })

  it('of a client sees what became of the mails of its own invitations, and no other mails about accounts', async () => {
    await rows(
      `insert into account_mails (id, address, name, locale, kind, created_at, subject)
       select gen_random_uuid(), 'x@example.org', 'X', 'de', 'invitation', now(), s.subject
         from unnest(array[gen_random_uuid(), null]) s (subject)`,
    )
    const seenMails = await inSession('client', 'client', async (client) => ({
      mails: (await client.query('select distinct subject from account_mails order by 1')).rows,
      own: (await client.query('select id as subject from invitations order by 1')).rows,
    }))
    expect(seenMails?.own.length).toBeGreaterThan(0)
    expect(seenMails?.mails).toEqual(seenMails?.own)
  })

  it('of a client does not learn about a factor of the provider’s people by calling itself the provider', async () => {
    const [{ id }] = await rows('select id from users where email = $1', [people.provider.email])
    const ask = (side: Side) =>
      inSession(side, side, async (client) => {
        await client.query(`select set_config('app.side', 'provider', true)`)
        return (await client.query('select enrolled(array[$1::uuid])', [id])).rowCount
      })
    expect([await ask('client'), await ask('provider')]).toEqual([0, 1])
  })
})

/** How many rows of each table a connection sees. */
async function seen(client: Client): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { relname } of await rows(
    `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
        and has_any_column_privilege($1, oid, 'select') order by 1`,
    [(await client.query('select session_user as me')).rows[0].me],
  ))
    counts[relname] = (await client.query(`select from ${relname}`)).rowCount ?? 0
  return counts
}

describe('what a session says of its side', () => {
  it('decides in no function of the database by itself', async () => {
    const deciding = await rows(
      `select proname from pg_proc
        where pronamespace = 'public'::regnamespace and prosrc like '%current_setting(''app.side''%' and prosrc not like '%session_user%'`,
    )
    expect(deciding).toEqual([])
  })

  it('gives a client no move of the provider’s', async () => {
    const [{ id }] = await rows(
      `select a.id from agreements a join memberships m using (client_id) join users u on u.id = m.user_id where u.email = $1 limit 1`,
      [people.client.email],
    )
    const posing = inSession('client', 'client', async (client) => {
      await client.query(
        `select set_config('app.side', 'provider', true), set_config('app.role', 'manager', true)`,
      )
      await client.query(
        `update agreements set answer = 'contested', answered_at = now() where id = $1`,
        [id],
      )
      return client.query('update agreements set answer = null, answered_at = null where id = $1', [
        id,
      ])
    })
    await expect(posing).rejects.toMatchObject({
      code: '23001',
      message: 'this is for the other side to say',
    })
  })
})

describe('what one side alone is granted', () => {
  it.each([
    [
      'client',
      'select',
      [
        'agreement_offer_batches',
        'backups',
        'client_imports',
        'client_notes',
        'instruction_notes',
        'invitation_round_clients',
        'invitation_rounds',
        'mails',
        'notice_handings',
        'notice_reach',
        'setup_completion',
        'setup_postponements',
        'staff_invitations',
        'tom_drafts',
      ],
    ],
    [
      'client',
      'insert',
      [
        'agreement_offer_batches',
        'agreement_versions',
        'agreements',
        'client_imports',
        'client_notes',
        'clients',
        'contract_texts',
        'document_contents',
        'documents',
        'endings',
        'engagements',
        'execution_reports',
        'instruction_concerns',
        'instruction_cost_estimates',
        'instruction_notes',
        'invitation_round_clients',
        'invitation_rounds',
        'notice_handings',
        'notice_recipients',
        'notices',
        'people_proposals',
        'provider',
        'provider_logos',
        'provider_versions',
        'setup_completion',
        'setup_postponements',
        'staff_invitations',
        'subprocessor_files',
        'subprocessor_versions',
        'subprocessors',
        'tom_drafts',
        'tom_measures',
        'tom_versions',
      ],
    ],
    ['client', 'delete', ['notices', 'setup_postponements', 'tom_drafts']],
    ['provider', 'insert', ['alarm_readings', 'first_looks', 'head_mailings', 'notice_readings']],
    ['provider', 'delete', ['instruction_attachments', 'instructions']],
  ])('is kept from the %s: %s', async (side, what, tables) => {
    const other = side === 'client' ? 'provider' : 'client'
    const missing = await rows(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
          and has_table_privilege($1, oid, $3) and not has_table_privilege($2, oid, $3) order by 1`,
      [`portal_${other}`, `portal_${side}`, what],
    )
    expect(missing.map(({ relname }) => relname)).toEqual(tables)
  })

  it('is so for columns that may be changed', async () => {
    const columns = async (side: Side) =>
      (
        await rows(
          `select attrelid::regclass || '.' || attname as name from pg_attribute join pg_class c on c.oid = attrelid
            where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped and relname <> 'notices'
              and has_column_privilege($1, attrelid, attnum, 'update') order by 1`,
          [`portal_${side}`],
        )
      ).map(({ name }) => name)
    const [client, provider] = [await columns('client'), await columns('provider')]
    expect(client.filter((name) => !provider.includes(name))).toEqual([
      'agreement_offers.bound_until',
      'agreement_offers.contract_sha256',
      'agreement_offers.filled',
      'agreement_offers.signature',
      'agreement_offers.signed_at',
      'alarm_readings.noted_at',
      'clients.four_eyes',
      'head_mailings.rhythm',
      'notice_readings.acknowledged_at',
      'notice_recipients.acknowledged_at',
      'notice_recipients.acknowledged_by',
      'notice_recipients.first_opened_at',
      'notice_recipients.first_opened_by',
    ])
    expect(provider.filter((name) => !client.includes(name))).toEqual([
      'account_mails.ending_id',
      'agreement_offers.countersignature',
      'agreement_offers.reminded_at',
      'agreements.ends_on',
      'agreements.replied_at',
      'agreements.struck_at',
      'client_notes.text',
      'client_notes.updated_at',
      'client_notes.updated_by',
      'client_notes.version',
      'clients.archived_at',
      'clients.contact',
      'clients.legal_form',
      'clients.name',
      'clients.number',
      'clients.region',
      'clients.twin',
      'evidence_alarms.ended_at',
      'evidence_alarms.ending_id',
      'mails.ending_id',
      'notice_handings.ended_at',
      'notice_handings.failed_at',
      'provider.accent',
      'provider.address',
      'provider.contact',
      'provider.holidays',
      'provider.instruction_channels',
      'provider.instruction_recipients',
      'provider.legal_notice_url',
      'provider.logo',
      'provider.name',
      'provider.privacy_url',
      'provider.terms',
      'provider.updated_at',
      'provider.version',
      'staff_invitations.expires_at',
      'staff_invitations.invited_by',
      'staff_invitations.invited_by_name',
      'staff_invitations.renewed_at',
      'staff_invitations.revoked_at',
      'subprocessors.version',
      'tom_drafts.author',
      'tom_drafts.change_reason',
      'tom_drafts.level_statement',
      'tom_drafts.measures',
      'tom_drafts.updated_at',
      'tom_drafts.updated_by_name',
      'tom_drafts.valid_from',
      'tom_drafts.version',
      'users.disabled_at',
      'users.staff_role',
    ])
  })
})

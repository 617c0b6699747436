import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import type { Client } from 'pg'
import { describe, expect, it } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { asRole } from '../../../test/as-role.ts'
import * as factors from '../../accounts/factor-table.ts'
import * as links from '../../accounts/link-table.ts'
import * as log from '../../accounts/log-table.ts'
import * as accounts from '../../accounts/table.ts'
import * as offers from '../../agreements/offers/table.ts'
import * as agreements from '../../agreements/table.ts'
import * as backups from '../../backups/table.ts'
import * as clientele from '../../clientele/table.ts'
import * as clients from '../../clients/table.ts'
import * as documents from '../../documents/table.ts'
import * as evidence from '../../evidence/table.ts'
import * as home from '../../home/table.ts'
import * as instructions from '../../instructions/table.ts'
import * as notices from '../../notices/table.ts'
import * as people from '../../people/table.ts'
import * as provider from '../../provider/table.ts'
import * as receipts from '../../receipts/table.ts'
import * as setup from '../../setup/table.ts'
import * as subprocessors from '../../subprocessors/table.ts'
import * as toms from '../../toms/table.ts'
import * as evidenceLog from '../evidence/evidence-table.ts'
import * as outbox from '../../mails/table.ts'
import * as signingKeys from '../evidence/signing-keys.ts'

const database = useDatabase()

const rows = async (query: string) => (await database.superuser.query(query)).rows

const as = asRole(database)

const tenantTables = `
  select c.oid, c.relname from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'client_id' and not a.attisdropped
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'sessions'`

describe('the catalogue', () => {
  it('has row-level security on every table', async () => {
    expect(
      await rows(`select relname from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relrowsecurity`),
    ).toEqual([])
  })

  it('knows the tenant tables', async () => {
    expect((await rows(`${tenantTables} order by 2`)).map(({ relname }) => relname)).toEqual([
      'agreement_events',
      'agreement_offer_events',
      'agreement_offers',
      'agreement_versions',
      'agreements',
      'alarm_readings',
      'authorised_person_changes',
      'authorised_persons',
      'client_changes',
      'client_notes',
      'contract_texts',
      'document_contents',
      'documents',
      'endings',
      'engagements',
      'evidence_alarms',
      'evidence_anchors',
      'evidence_events',
      'evidence_heads',
      'evidence_personal',
      'evidence_rows',
      'evidence_stamps',
      'evidence_stamps_due',
      'execution_reports',
      'first_looks',
      'head_mailings',
      'instruction_attachments',
      'instruction_concerns',
      'instruction_cost_estimates',
      'instruction_events',
      'instruction_messages',
      'instruction_notes',
      'instruction_papers',
      'instruction_revisions',
      'instructions',
      'invitation_round_clients',
      'invitations',
      'log_checks',
      'mails',
      'member_events',
      'memberships',
      'notice_readings',
      'notice_recipients',
      'people_proposals',
      'provider_versions',
      'receipt_documents',
      'receipts',
    ])
  })

  it('gives every row of a tenant table a client', async () => {
    expect(
      await rows(`select t.relname from (${tenantTables}) t
      join pg_attribute a on a.attrelid = t.oid and a.attname = 'client_id' where not a.attnotnull`),
    ).toEqual([])
  })

  it('isolates every tenant table by the client of the session, evaluated once per query', async () => {
    expect(
      await rows(`select t.relname from (${tenantTables}) t where not exists (
      select from pg_policies p where p.tablename = t.relname and p.policyname = 'tenant_isolation'
         and p.cmd = 'SELECT' and p.qual = '(client_id = ( SELECT (NULLIF(current_setting(''app.client_id''::text, true), ''''::text))::uuid AS "nullif"))')`),
    ).toEqual([])
  })

  it('has an index on every tenant table that begins with the client', async () => {
    expect(
      await rows(`select t.relname from (${tenantTables}) t where not exists (
      select from pg_index i join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
       where i.indrelid = t.oid and a.attname = 'client_id')`),
    ).toEqual([])
  })

  it('ties tenant tables to each other within one client', async () => {
    // The server's own referential checks ignore row-level security: a key without the client could reach across.
    expect(
      await rows(`select c.conname from pg_constraint c
       where c.contype = 'f' and c.conrelid in (select oid from (${tenantTables}) t)
         and c.confrelid in (select oid from (${tenantTables}) t)
         and not exists (select from pg_attribute a where a.attrelid = c.conrelid and a.attname = 'client_id' and a.attnum = any (c.conkey))`),
    ).toEqual([])
  })

  it('has no view that would show rows by the rights of its owner', async () => {
    expect(
      await rows(`select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
      and not coalesce(reloptions @> '{security_invoker=true}', false)`),
    ).toEqual([])
  })

  it('lets no function with its owner’s rights be called by everybody or be led astray by a search path', async () => {
    expect(
      await rows(`select proname from pg_proc p where pronamespace = 'public'::regnamespace and prosecdef
      and (has_function_privilege('public', oid, 'execute') or not (prosqlbody is not null or coalesce(proconfig @> '{"search_path=public, pg_temp"}', false)))`),
    ).toEqual([])
  })

  it('gives the portal’s roles no ownership, no bypass and no way to become more', async () => {
    expect(
      await rows(`select rolname from pg_roles r where rolname in ('portal_app', 'portal_client', 'portal_provider', 'portal_auth', 'portal_worker', 'portal_backup')
      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or (rolname = 'portal_app' and rolcanlogin)
           or exists (select from pg_class where relowner = r.oid)
           or exists (select from pg_auth_members m where m.member = r.oid
                and not (m.roleid = 'portal_app'::regrole and r.rolname in ('portal_client', 'portal_provider')
                         and m.inherit_option and not m.set_option and not m.admin_option)))`),
    ).toEqual([])
  })

  it.each(['portal_client', 'portal_provider'] as const)(
    'keeps credentials, sessions and links from the role of requests: %s',
    async (role) => {
      const refused = await as(role, async (client) => {
        const codes: string[] = []
        for (const table of [
          'credentials',
          'sessions',
          'account_tokens',
          'authenticators',
          'passkeys',
          'passkey_challenges',
          'recovery_codes',
          'known_devices',
          'email_changes',
          'throttles',
          'number_series',
          'schema_migrations',
        ]) {
          codes.push(
            await client.query(`select * from ${table}`).then(
              () => table,
              (error: { code: string }) => error.code,
            ),
          )
        }
        return codes
      })
      expect(new Set(refused)).toEqual(new Set(['42501']))
    },
  )

  it('matches what the code says of each table', async () => {
    const known = await rows(
      `select table_name, column_name, is_nullable from information_schema.columns where table_schema = 'public'`,
    )
    const inDatabase = new Map(
      known.map((c) => [`${c.table_name}.${c.column_name}`, c.is_nullable === 'NO']),
    )
    const modules = [
      accounts,
      factors,
      links,
      log,
      agreements,
      offers,
      backups,
      clientele,
      clients,
      documents,
      evidence,
      evidenceLog,
      home,
      instructions,
      notices,
      people,
      provider,
      receipts,
      setup,
      signingKeys,
      subprocessors,
      toms,
      outbox,
    ]
    const tables = modules
      .flatMap((module) => Object.values(module))
      .filter((value): value is PgTable => is(value, PgTable))
    const wrong: string[] = []
    for (const table of tables) {
      for (const [key, column] of Object.entries(getTableColumns(table))) {
        const name = `${getTableName(table)}.${key.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`)}`
        if (inDatabase.get(name) !== column.notNull) wrong.push(name)
      }
    }
    expect(tables.length).toBeGreaterThan(30)
    expect(wrong).toEqual([])
  })
})

describe('a connection', () => {
  it.each(['portal_client', 'portal_provider'] as const)(
    'that never said who it is sees nothing: %s',
    async (role) => {
      const counts = await as(role, async (client) => {
        const seen: Record<string, number> = {}
        for (const { relname } of await rows(tenantTables)) {
          seen[relname] = await client.query(`select 1 from ${relname}`).then(
            ({ rowCount }) => rowCount ?? 0,
            // Granted to the other side alone.
            ({ code }: { code: string }) => (code === '42501' ? 0 : 1),
          )
        }
        return seen
      })
      expect(Object.values(counts).filter((count) => count > 0)).toEqual([])
    },
  )

  it('of one client writes no row for another', async () => {
    const [mine, other] = await rows('select id from clients order by name')
    const write = as('portal_client', async (client) => {
      await client.query(`select set_config('app.client_id', $1, false)`, [mine.id])
      await client.query(
        `insert into instructions (id, client_id, kind, title, text, systems, data_categories, data_subjects, urgency, drafted_by, created_at, updated_at)
         values (gen_random_uuid(), $1, 'other', 't', 't', '{}', '{}', '{}', 'normal', 'x', now(), now())`,
        [other.id],
      )
    })
    await expect(write).rejects.toMatchObject({ code: '42501' })
  })

  it('I3 of the worker sees the mails of the client its job names and no other', async () => {
    const [mine, other] = await rows(
      'select client_id as id, min(id::text) as mail from mails group by 1',
    )
    const seen = await as('portal_worker', async (client) => {
      await client.query(`select set_config('app.client_id', $1, false)`, [mine.id])
      const found = await client.query('select from mails where id = $1', [mine.mail])
      const foreign = await client.query('update mails set attempts = 9 where id = $1', [
        other.mail,
      ])
      return [found.rowCount, foreign.rowCount]
    })
    expect(seen).toEqual([1, 0])
  })

  it('of the auditor changes nothing, whatever the code would let through', async () => {
    const refused = as('portal_provider', async (client) => {
      await client.query(
        `select set_config('app.side', 'provider', false), set_config('app.role', 'auditor', false)`,
      )
      expect(
        (await client.query(`update notices set title = 'x' where status = 'draft'`)).rowCount,
      ).toBe(0)
      expect(
        (
          await client.query(
            `update instructions set status = 'in_review' where status = 'submitted'`,
          )
        ).rowCount,
      ).toBe(0)
      await client.query(`insert into notices (id, kind, severity, title, body, audience, author, created_at, updated_at)
        values (gen_random_uuid(), 'general', 'info', 't', 'b', '"all"', 'a', now(), now())`)
    })
    await expect(refused).rejects.toMatchObject({ code: '42501' })
  })
})

describe('a viewer’s session', () => {
  const asViewer = (work: (client: Client) => Promise<unknown>) =>
    as('portal_client', async (client) => {
      const [mine] = await rows(
        `select m.client_id, m.user_id from memberships m join users u on u.id = m.user_id where u.name = 'Jonas Weiß'`,
      )
      await client.query(
        `select set_config('app.client_id', $1, false), set_config('app.user_id', $2, false), set_config('app.side', 'client', false), set_config('app.role', 'viewer', false)`,
        [mine.client_id, mine.user_id],
      )
      return work(client)
    })

  it('changes no instruction', async () => {
    const changed = await asViewer(async (client) => [
      (await client.query(`update instructions set title = 'x' where status = 'draft'`)).rowCount,
      (
        await client.query(
          `update instructions set status = 'declined', ended_at = now(), end_reason = 'x' where status = 'in_review'`,
        )
      ).rowCount,
      (await client.query(`delete from instructions`)).rowCount,
    ])
    expect(changed).toEqual([0, 0, 0])
  })

  it.each([
    [
      'an event of the provider',
      `insert into instruction_events select client_id, id, 99, now(), 'execute', 'executed', current_setting('app.user_id')::uuid, 'x', 'provider', null from instructions limit 1`,
    ],
    [
      'a receipt',
      `insert into receipts select gen_random_uuid(), client_id, id, 'Q-1', 'x', 'x', repeat('0', 64), now() from instructions limit 1`,
    ],
    [
      'the letter of a receipt',
      `insert into receipt_documents select client_id, id, 'x', encode(sha256('x'), 'hex'), repeat('0', 64), now() from receipts limit 1`,
    ],
    [
      'a sealed document about an instruction',
      `insert into instruction_papers select gen_random_uuid(), client_id, id, 'concern', 1, 'x', 'x', repeat('0', 64), repeat('0', 64), now() from instructions limit 1`,
    ],
    [
      'a sealed notice',
      `insert into notice_papers select id, 'x', 'x', repeat('0', 64), repeat('0', 64), now() from notices where status = 'published' limit 1`,
    ],
    ['a key that signs', `insert into signing_keys values ('x', '{"kid": "x"}', now())`],
    [
      'a draft of the provider',
      `insert into notice_recipients select current_setting('app.client_id')::uuid, gen_random_uuid(), now(), 'M', 'general', 'info', 't'`,
    ],
    [
      'a mail',
      `insert into mails (id, client_id, user_id, kind, number, path, created_at) select gen_random_uuid(), current_setting('app.client_id')::uuid, current_setting('app.user_id')::uuid, 'x', 'x', 'x', now()`,
    ],
    [
      'an entry of the register',
      `insert into authorised_persons (id, client_id, name, function, email, valid_from) select gen_random_uuid(), current_setting('app.client_id')::uuid, 'x', 'x', 'x', now()`,
    ],
    [
      'a line of its history',
      `insert into authorised_person_changes select client_id, id, 9, now(), 'ended', null, 'x', 'client', null, null, '{}' from authorised_persons limit 1`,
    ],
    [
      'an invitation',
      `insert into invitations (id, client_id, email, name, locale, role, invited_by, invited_by_name, created_at, expires_at)
       select gen_random_uuid(), current_setting('app.client_id')::uuid, 'x', 'x', 'de', 'manager', current_setting('app.user_id')::uuid, 'x', now(), now()`,
    ],
    [
      'a reset of somebody’s second factor',
      `insert into factor_resets (id, user_id, via_client_id, method, note, started_by, started_by_name, started_at, needs_approval)
       select gen_random_uuid(), user_id, client_id, 'video', 'x', current_setting('app.user_id')::uuid, 'x', now(), false from memberships
        where user_id <> current_setting('app.user_id')::uuid limit 1`,
    ],
    [
      'a mail about an account',
      `insert into account_mails (id, address, kind, created_at) select gen_random_uuid(), 'x@example.org', 'invitation', now()`,
    ],
    [
      'what happened to a colleague',
      `insert into account_events (id, user_id, at, kind) select gen_random_uuid(), user_id, now(), 'password.changed' from memberships
        where user_id <> current_setting('app.user_id')::uuid limit 1`,
    ],
    [
      'an access',
      `insert into memberships select client_id, gen_random_uuid(), 'manager', now() from memberships limit 1`,
    ],
  ])('cannot make up %s', async (_, statement) => {
    await expect(asViewer((client) => client.query(statement))).rejects.toMatchObject({
      code: '42501',
    })
  })

  it('changes nobody’s role, own included, and takes no access away', async () => {
    const changed = await asViewer(async (client) => [
      (await client.query(`update memberships set role = 'manager'`)).rowCount,
      (await client.query(`delete from memberships`)).rowCount,
      (await client.query(`update invitations set expires_at = now()`)).rowCount,
      (await client.query(`update factor_resets set cancelled_at = now()`)).rowCount,
      (
        await client.query(
          `update users set name = 'x' where id <> current_setting('app.user_id')::uuid`,
        )
      ).rowCount,
    ])
    expect(changed).toEqual([0, 0, 0, 0, 0])
  })

  it.each([
    ['disables', `update users set disabled_at = now()`],
    ['promotes', `update users set staff_role = 'owner'`],
  ])('%s nobody, own account included', async (_, statement) => {
    await expect(asViewer((client) => client.query(statement))).rejects.toMatchObject({
      code: '42501',
    })
  })

  it('reads neither the client’s security log nor what was noted at a reset', async () => {
    await database.superuser.query(
      `insert into member_events (client_id, id, user_id, user_name, at, kind)
       select client_id, gen_random_uuid(), user_id, 'x', now(), 'sign-in.completed' from memberships`,
    )
    await database.superuser.query(
      `insert into factor_resets (id, user_id, via_client_id, method, note, started_by, started_by_name, started_at, needs_approval)
       select gen_random_uuid(), v.user_id, v.client_id, 'video', 'x', m.user_id, 'x', now(), false
         from memberships v join memberships m on m.client_id = v.client_id and m.role = 'manager' where v.role = 'member'`,
    )
    const seen = await asViewer(async (client) => [
      (await client.query('select from member_events')).rowCount,
      (await client.query('select from factor_resets')).rowCount,
    ])
    expect(seen).toEqual([0, 0])
  })

  it('reads no jobs', async () => {
    await expect(
      asViewer((client) => client.query('select data from pgboss.job')),
    ).rejects.toMatchObject({ code: '42501' })
  })
})

describe('frozen rows', () => {
  it.each([
    ['a signed agreement', 'agreement_versions'],
    ['an offer of one', 'agreement_offers'],
    ['what was done to it', 'agreement_offer_events'],
    ['a document', 'documents'],
    ['its content', 'document_contents'],
    ['a published version of the measures', 'tom_versions'],
    ['a measure', 'tom_measures'],
    ['a record of a subprocessor', 'subprocessor_versions'],
    ['its certificate', 'subprocessor_files'],
    ['an event of an instruction', 'instruction_events'],
    ['an execution report', 'execution_reports'],
    ['a wording that was in force', 'instruction_revisions'],
    ['a concern', 'instruction_concerns'],
    ['an estimate', 'instruction_cost_estimates'],
    ['a receipt', 'receipts'],
    ['its sealed letter', 'receipt_documents'],
    ['a sealed document about an instruction', 'instruction_papers'],
    ['a sealed notice', 'notice_papers'],
    ['a published key', 'signing_keys'],
    ['a line of the evidence log', 'evidence_events'],
    ['its head', 'evidence_heads'],
    ['a remembered head', 'evidence_anchors'],
    ['a time stamp', 'evidence_stamps'],
    ['a line of the register’s history', 'authorised_person_changes'],
    ['the reading of a notice', 'notice_recipients', 'delete from'],
  ])('refuse to change: %s', async (_, table, statement = 'delete from') => {
    // A superuser passes every grant; the trigger holds all the same.
    await expect(database.superuser.query(`${statement} ${table}`)).rejects.toMatchObject({
      code: '23001',
    })
    await expect(database.superuser.query(`truncate ${table} cascade`)).rejects.toMatchObject({
      code: '23001',
    })
  })

  it.each([
    [
      'the text of a submitted instruction',
      `update instructions set text = 'x' where status <> 'draft'`,
    ],
    ['who gave it', `update instructions set given_by = '{}' where status <> 'draft'`],
    ['a submitted instruction as a whole', `delete from instructions where status = 'submitted'`],
    [
      'what happened to it',
      `update instructions set acknowledged_at = now() where status = 'executed'`,
    ],
    [
      'that it was executed, but for a defect',
      `update instructions set status = 'in_review', executed_at = null, started_at = null where status = 'executed'`,
    ],
    [
      'that it was declined',
      `update instructions set status = 'in_review', ended_at = null, end_reason = null where status = 'declined'`,
    ],
    [
      'the wording, without a concern that was answered',
      `update instructions set text = 'x', revision = 2 where status = 'in_review'`,
    ],
    ['what was told', `update instructions set oral = '{}' where oral is not null`],
    ['a concern', `update instruction_concerns set norm = 'x'`],
    ['the amount of an estimate', `update instruction_cost_estimates set amount_cents = 1`],
    ['why it was declined', `update instructions set end_reason = 'x' where status = 'declined'`],
    ['a published notice', `update notices set body = 'x' where status = 'published'`],
    ['a published notice as a whole', `delete from notices where status = 'published'`],
    [
      'when a notice was opened',
      `update notice_recipients set first_opened_at = now() where first_opened_at is not null`,
    ],
    ['the title in the client’s list', `update notice_recipients set title = 'x'`],
    [
      'who acknowledged it',
      `update notice_recipients set acknowledged_by = 'x' where acknowledged_at is not null`,
    ],
    [
      'the moment it was opened, by forgetting it',
      `update notice_recipients set first_opened_at = null, first_opened_by = null where first_opened_at is not null`,
    ],
  ])('refuse to change: %s', async (_, statement) => {
    await expect(database.superuser.query(statement)).rejects.toMatchObject({ code: '23001' })
  })

  it('refuse to forget an entry of the register before three full calendar years after its validity are over (§9)', async () => {
    const forget = database.superuser.query(
      `delete from authorised_persons where name = 'Heinrich Moser'`,
    )
    await expect(forget).rejects.toMatchObject({ code: '23001' })
  })

  it('refuse to leave the provider without an owner', async () => {
    for (const change of [`staff_role = 'staff'`, 'disabled_at = now()'])
      await expect(
        database.superuser.query(`update users set ${change} where staff_role = 'owner'`),
      ).rejects.toMatchObject({ code: '23001' })
  })

  it('refuse a state that contradicts itself, whoever writes it', async () => {
    const write = database.superuser.query(
      `update instructions set status = 'executed' where status = 'submitted'`,
    )
    await expect(write).rejects.toMatchObject({ code: '23514', constraint: 'instructions_state' })
  })
})

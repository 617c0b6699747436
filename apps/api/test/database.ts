import { randomUUID } from 'node:crypto'
import { drizzle } from 'drizzle-orm/node-postgres'
import { Client } from 'pg'
import { inject, onTestFinished, vi } from 'vitest'
import { createEvidence } from '../src/platform/evidence/evidence.ts'
import { createSigner } from '../src/platform/evidence/signing.ts'
import { testSecrets } from './keys.ts'
import { patience } from './patience.ts'
import { templateName } from './template.ts'
import { use } from './use.ts'

/** A clone of the demonstration for the tests of a file. */
export const useDatabase = () => use(cloneDatabase, ({ drop }) => drop())

/** A clone of the demonstration, with the roles production has and a superuser to look behind the scenes. */
export const cloneDatabase = () => createDatabase(`template ${templateName}`)

/** A database with nothing in it. */
export const emptyDatabase = () => createDatabase('')

async function createDatabase(how: string) {
  const adminUrl = inject('adminUrl')
  const name = `t_${randomUUID().replaceAll('-', '')}`
  const admin = new Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query(`create database ${name} ${how}`)
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  const superuser = new Client({ connectionString: url.href, pipeline: true })
  await superuser.connect()
  await superuser.query(`set timezone = 'UTC'`)
  return {
    url: url.href,
    superuser,
    drop: async () => {
      await superuser.end()
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}

/**
 * Holds a row from outside, so that a test can line callers up behind it; resolves to the function that lets go.
 * Anything the callers did before they need the row has happened by the time they wait.
 */
export async function holdRow(
  { target }: { target: { url: string } },
  query: string,
  values: unknown[],
): Promise<() => Promise<void>> {
  const holder = new Client({ connectionString: target.url })
  await holder.connect()
  onTestFinished(() => holder.end())
  await holder.query('begin')
  await holder.query(query, values)
  return async () => {
    await lineUp(holder)
    await holder.query('commit')
  }
}

/** Resolves when so many connections wait for a lock in this test's database. */
export const untilWaiting = ({ superuser }: { superuser: Client }, callers: number) =>
  vi.waitUntil(async () => {
    const { rows } = await superuser.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`,
    )
    return rows[0]?.n === callers
  }, patience)

/** What a test puts straight into the database, with the line of the evidence log that acts write together with it. */
export async function putDown(superuser: Client, query: string, values: unknown[] = []) {
  await superuser.query('begin')
  const result = await superuser.query(query, values)
  await superuser.query(recordEntries)
  await lineUp(superuser)
  await superuser.query('commit')
  return result
}

/** Every entry of a §9 register has the change that made it. */
const recordEntries = `
  insert into authorised_person_changes (client_id, entry_id, sequence, at, what, by_name, side, entry)
  select p.client_id, p.id, 1, now(), 'recorded', 'AVV-Portal', 'provider', jsonb_build_object('name', p.name,
      'function', p.function, 'phone', p.phone, 'email', p.email, 'validFrom', p.valid_from, 'validUntil', p.valid_until,
      'deputyOf', p.deputy_of, 'userId', p.user_id)
    from authorised_persons p
   where not exists (select from authorised_person_changes g where g.client_id = p.client_id and g.entry_id = p.id)`

/** Whatever this transaction wrote gets its line, in the log of each client. */
export async function lineUp(superuser: Client): Promise<void> {
  const { rows } = await superuser.query<{ clientId: string }>(
    `select distinct client_id as "clientId" from evidence_rows
      where by = pg_current_xact_id() and sequence is null order by 1`,
  )
  const tx = drizzle({ client: superuser, casing: 'snake_case' })
  for (const { clientId } of rows)
    await evidence(tx, {
      clientId,
      at: new Date().toISOString(),
      type: 'agreement.recorded',
      subject: { kind: 'agreement', id: clientId, number: null },
      data: {},
      personal: null,
    })
}
const evidence = createEvidence(createSigner(testSecrets.signingKey))

import { readdir, readFile } from 'node:fs/promises'
import type { Client } from 'pg'
import { rolePassword, sha256Hex } from '../crypto.ts'
import { connected } from '../database/connected.ts'
import type { Role } from '../database/db.ts'
import { installJobs, type Queue } from '../database/jobs.ts'
import { letBackupRead } from './backup-role.ts'
import { assertKeysFit, keepKeyChecks, type Keys, type Vaults } from './key-checks.ts'
import { joinFolder } from './installation.ts'
import { takeInJobs } from '../database/restored-jobs.ts'
import { sealWhatIsOpen } from './seal-open.ts'
import { assertServerFits } from './start-faults.ts'

const folder = new URL('../../migrations/', import.meta.url)
const sides: Role[] = ['portal_client', 'portal_provider']
const loginRoles: Role[] = [...sides, 'portal_auth', 'portal_worker', 'portal_backup']
// Any number; it is what two processes that start at once agree on.
const migrationLock = 6_172_028

type Otherwise = {
  /** What a database from before there were check values proves the encryption key by. */
  vaults?: Vaults
  /** Takes the signing key given as the one to sign with from now on. */
  acceptSigningKey?: boolean
  /** The data folder that goes with the database from now on. */
  dataDir?: string | null
}

/**
 * Brings the database to the newest schema and makes the portal's roles. Safe to run by several processes at once.
 * Throws one line, and has written nothing, when the database was made with other keys.
 * `adminUrl` must be allowed to create roles; it is used for nothing else.
 */
export async function migrate(
  adminUrl: string,
  keys: Keys,
  queues: readonly Queue[],
  { vaults = {}, acceptSigningKey = false, dataDir = null }: Otherwise = {},
): Promise<void> {
  await connected(adminUrl, async (admin) => {
    await assertServerFits(admin)
    await lockSchema(admin)
    await assertKeysFit(admin, keys, vaults, acceptSigningKey, dataDir)
    await prepareRoles(admin, keys.encryptionKey)
    await admin.query('set role portal_owner')
    await applyMigrations(admin)
    await sealWhatIsOpen(admin, keys.encryptionKey, vaults)
    await keepKeyChecks(admin, keys, acceptSigningKey)
    if (dataDir !== null) await joinFolder(admin, dataDir)
    await installJobs(admin, queues)
    await takeInJobs(admin)
    await letBackupRead(admin)
  })
}

/** Lets nobody else bring the database to another schema for as long as this connection lasts. */
export const lockSchema = (admin: Client) =>
  admin.query('select pg_advisory_lock($1)', [migrationLock])

/** Roles belong to the whole server: another database's portal may be preparing the same ones. */
export async function prepareRoles(admin: Client, key: Buffer) {
  for (const role of ['portal_owner', 'portal_app', ...loginRoles])
    await admin.query(`do $$ begin
      if not exists (select from pg_roles where rolname = '${role}') then create role ${role} nologin; end if;
    exception when unique_violation or duplicate_object then null;
    end $$`)
  await admin.query('begin')
  // First, because it lets nobody else grant this role before the transaction ends, in no database of the server: so the
  // rows of roles are changed by one portal after the other. An advisory lock is one database's.
  await admin.query(`grant portal_app to ${sides.join()} with inherit true, set false`)
  // What both sides may. Before each side had a login of its own, this was everybody's.
  await admin.query('alter role portal_app nologin password null')
  for (const role of loginRoles) {
    const password = admin.escapeLiteral(rolePassword(key, role))
    await admin.query(`alter role ${role} login password ${password}`)
  }
  const { rows } = await admin.query<{ name: string; member: boolean }>(
    `select quote_ident(current_database()) as name, pg_has_role('portal_owner', 'set') as member`,
  )
  // A managed database's administrator is no superuser and has to join the role it made.
  if (!rows[0]?.member) await admin.query('grant portal_owner to current_user with set true')
  await admin.query(`grant create on database ${rows[0]?.name} to portal_owner`)
  await admin.query('grant usage, create on schema public to portal_owner')
  await admin.query('grant usage on schema public to portal_app, portal_auth, portal_worker')
  await admin.query('commit')
}

async function applyMigrations(owner: Client) {
  await prepareSteps(owner)
  const applied = await appliedSteps(owner)
  for (const step of await schemaSteps()) {
    const known = applied.get(step.name)
    if (known === step.sha256) continue
    if (known) throw new Error(`migration ${step.name} was edited after it was applied`)
    await owner.query('begin')
    await applyStep(owner, step)
    await owner.query('commit')
  }
}

export async function prepareSteps(owner: Client): Promise<void> {
  await owner.query(`create table if not exists schema_migrations (
    name text primary key, sha256 text not null, applied_at timestamptz not null default now())`)
  await owner.query('alter table schema_migrations enable row level security')
}

/** The steps the database has, in their order, each with its SHA-256. */
export async function appliedSteps(client: Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from public.schema_migrations order by name',
  )
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]))
}

export async function applyStep(owner: Client, { name, text, sha256 }: SchemaStep): Promise<void> {
  await owner.query(text)
  await owner.query('insert into schema_migrations (name, sha256) values ($1, $2)', [name, sha256])
}

export type SchemaStep = { name: string; text: string; sha256: string }

/** The schema's steps in their order. */
export async function schemaSteps(): Promise<SchemaStep[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, folder), 'utf8')
      return { name, text, sha256: sha256Hex(text) }
    }),
  )
}

/**
 * Refuses to go on when the portal's own logins could step around row-level security:
 * a superuser, a role with BYPASSRLS, or one that owns a table.
 */
export async function assertLeastPrivilege(url: string): Promise<void> {
  const { rows } = await connected(url, (admin) =>
    admin.query<{ rolname: string }>(
      `select rolname from pg_roles r
        where rolname = any ($1)
          and (rolsuper or rolbypassrls or rolcreaterole
               or exists (select from pg_class c where c.relowner = r.oid))`,
      [['portal_app', ...loginRoles]],
    ),
  )
  if (rows.length > 0) {
    const names = rows.map(({ rolname }) => rolname).join(', ')
    throw new Error(`these database roles can step around row-level security: ${names}`)
  }
}

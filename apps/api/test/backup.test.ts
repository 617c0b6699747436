import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { dataFiles, settle } from '../src/backups/restored.ts'
import { checkAllLogs } from '../src/evidence/alarms/check-all.ts'
import { restoreBackup } from '../src/platform/backup/restore-backup.ts'
import { assertRestorable } from '../src/platform/backup/restorable.ts'
import { verifyBackup } from '../src/platform/backup/verify-backup.ts'
import { writeBackup } from '../src/platform/backup/write-backup.ts'
import { migrate } from '../src/platform/boot/migrate.ts'
import { accessOf, connect } from '../src/platform/database/db.ts'
import { createSigner } from '../src/platform/evidence/signing.ts'
import { queues } from '../src/queues.ts'
import { receiptVaults } from '../src/receipts/sealed.ts'
import { brokenKeys, miscounted } from './consistency.ts'
import { cloneDatabase, emptyDatabase, useDatabase } from './database.ts'
import { createTestPortal } from './harness.ts'
import { testSecrets } from './keys.ts'
import { patience } from './patience.ts'
import { use, useFolder } from './use.ts'

const { encryptionKey } = testSecrets
const database = useDatabase()
const dataDir = useFolder()
const elsewhere = useFolder()
const anchors = 'evidence-anchors.jsonl'
const backup = join(dataDir, 'portal.backup')

type Progress = (part: string) => Promise<void> | void

async function backUp(
  url: string,
  file: string,
  {
    role = 'set role portal_owner',
    progress = () => {},
  }: { role?: string; progress?: Progress } = {},
) {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(role)
    return await writeBackup({ client, encryptionKey, file, dataDir, dataFiles, progress })
  } finally {
    await client.end()
  }
}

const restore = (adminUrl: string, file = backup, asIs = true) =>
  restoreBackup({
    file,
    encryptionKey,
    adminUrl,
    dataDir: elsewhere,
    settle: (owner, { madeAt }) => (asIs ? Promise.resolve() : settle(owner, madeAt, false)),
  })

const useEmpty = () => use(emptyDatabase, ({ drop }) => drop())
const isEmpty = async ({ superuser }: { superuser: Client }) =>
  (
    await superuser.query(
      `select from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    )
  ).rowCount === 0

/** Everything that makes a schema, as text. */
async function schemaOf({ superuser }: { superuser: Client }) {
  const { rows } = await superuser.query<{ what: string }>(`
    select what from (
      select 'column ' || attrelid::regclass || ' ' || attname || ' ' || format_type(atttypid, atttypmod) || ' ' || attnotnull || coalesce(pg_get_expr(adbin, adrelid), '')
        from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum, pg_class c
       where c.oid = attrelid and attnum > 0 and not attisdropped and relkind = 'r' and relnamespace = 'public'::regnamespace
      union all select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace and conrelid <> 0
      union all select 'trigger ' || pg_get_triggerdef(t.oid) || tgenabled::text from pg_trigger t join pg_class c on c.oid = tgrelid where not tgisinternal and relnamespace = 'public'::regnamespace
      union all select 'index ' || indexdef from pg_indexes where schemaname = 'public'
      union all select 'function ' || pg_get_functiondef(oid) from pg_proc p where pronamespace = 'public'::regnamespace and prokind = 'f' and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
      union all select 'policy ' || p::text from pg_policies p
      union all select 'table ' || relname || ' ' || relrowsecurity || ' ' || pg_get_userbyid(relowner) || ' ' || (select string_agg(a::text, ',' order by a::text) from unnest(relacl) a) from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
    ) s (what) order by 1`)
  return rows.map(({ what }) => what)
}

beforeAll(async () => {
  const { superuser } = database
  // Some work to do, a file beside the database, and what only the provider's own words are in.
  await superuser.query(
    `insert into pgboss.job_common (name, data, retry_count, state, output) values
       ('receipt', '{"receiptId": "a\\\\b\\tc"}', 3, 'retry', '{"why": "x"}'), ('mail', '{}', 0, 'created', null)`,
  )
  await superuser.query(
    `update mails set sent_at = null, failed_at = null where id = (select id from mails order by id limit 1)`,
  )
  // Somebody is inside.
  await superuser.query(
    `insert into sessions (id_hash, user_id, stage, method, created_at, last_seen_at, expires_at)
     select sha256('inside'), id, 'full', 'totp', now(), now(), now() + interval '1 hour' from users limit 1`,
  )
  await writeFile(join(dataDir, anchors), 'a head\nand another\nhalf a l')
  await backUp(database.url, backup)
})

describe('D1: a backup restored elsewhere', () => {
  const empty = useEmpty()
  beforeAll(() => restore(empty.url))

  it('is the same schema, to the last grant, trigger and key', async () => {
    await migrate(empty.url, testSecrets, Object.values(queues))
    expect(await schemaOf(empty)).toEqual(await schemaOf(database))
  })

  it('has the same rows in every table, jobs included, and the files beside it', async () => {
    const again = await backUp(empty.url, join(dataDir, 'again.backup'))
    const { parts } = await verifyBackup(backup, encryptionKey)
    expect(again.parts).toEqual(parts)
    expect(parts.length).toBeGreaterThan(50)
    for (const name of ['clients', 'document_contents', 'evidence_events', 'jobs', anchors])
      expect([name, parts.find((part) => part.name === name)?.rows]).not.toEqual([name, 0])
    expect(await readFile(join(elsewhere, anchors), 'utf8')).toBe('a head\nand another\n')
    expect(existsSync(join(elsewhere, `${anchors}.part`))).toBe(false)
  })

  it('points nowhere, counted right, with logs as they were written', async () => {
    expect((await brokenKeys(empty.superuser)).broken).toEqual([])
    expect(await miscounted(empty.superuser)).toEqual([])
    const worker = connect({ url: empty.url, key: encryptionKey }, 'portal_worker', 1)
    try {
      const signer = createSigner(testSecrets.signingKey)
      const nowhere = join(elsewhere, 'nowhere')
      const checked = await checkAllLogs(
        { worker, signer, vaults: receiptVaults(encryptionKey), dataDir: nowhere },
        new Date().toISOString(),
      )
      expect(checked.findings).toEqual(new Map())
      expect(checked.logs).toBeGreaterThan(1)
    } finally {
      await worker.close()
    }
  })

  it('keeps what lay in its place beside it', async () => {
    const other = await emptyDatabase()
    await writeFile(join(elsewhere, anchors), 'newer')
    await restore(other.url)
    expect(await readFile(join(elsewhere, anchors), 'utf8')).toBe('a head\nand another\n')
    await other.drop()
  })
})

it('D1: after a restore people sign in, whoever was inside is not, and a mail that waited is shown, not sent', async () => {
  const portal = await createTestPortal({}, null, async () => {
    const empty = await emptyDatabase()
    await restore(empty.url, backup, false)
    await migrate(empty.url, testSecrets, Object.values(queues))
    return empty
  })
  try {
    const { rows } = await portal.superuser.query(
      `select (select count(*)::int from sessions) as sessions,
              (select count(*)::int from mails where sent_at is null and failed_at is null) as waiting,
              (select count(*)::int from mails where server_answer like 'held by the restore%') as held,
              (select json_agg(name order by name) from pgboss.job where state < 'completed') as jobs`,
    )
    expect(rows).toEqual([{ sessions: 0, waiting: 0, held: expect.any(Number), jobs: ['receipt'] }])
    expect(rows[0].held).toBeGreaterThan(0)
    const robert = await portal.login('robert')
    expect((await robert.send('GET', '/session')).status).toBe(200)
    const { body } = await robert.send('GET', '/documents')
    const content = await robert.send('GET', `/documents/${body.items[0].id}/content`)
    expect(content.status).toBe(200)
    const failed = await robert.send('GET', '/mails?status=failed')
    expect(failed.body.items.length).toBeGreaterThanOrEqual(rows[0].held)
  } finally {
    await portal.close()
  }
})

describe('D1: what is read for a backup', () => {
  it('is all of it for portal_backup, too, which is nobody special', async () => {
    const url = accessOf(
      { url: database.url, key: encryptionKey },
      'portal_backup',
    ).connectionString
    const { parts } = await backUp(url, join(dataDir, 'as-role.backup'), { role: 'select 1' })
    expect(parts).toEqual((await verifyBackup(backup, encryptionKey)).parts)
  })

  it('is refused rather than incomplete where a policy hides something', async () => {
    const { url, superuser } = database
    const as = accessOf({ url, key: encryptionKey }, 'portal_backup').connectionString
    await superuser.query('alter policy backup on receipts using (client_id is null)')
    const file = join(dataDir, 'hidden.backup')
    await expect(backUp(as, file, { role: 'select 1' })).rejects.toThrow(/every row of receipts/)
    await superuser.query('alter policy backup on receipts using (true)')
    expect(existsSync(file)).toBe(false)
  })

  it('is one moment, whatever is written meanwhile', async () => {
    const before = (await verifyBackup(backup, encryptionKey)).parts
    let written = false
    const during = await backUp(database.url, join(dataDir, 'moment.backup'), {
      progress: async () => {
        if (written) return
        written = true
        await database.superuser.query(
          `update users set name = name || '!' where id = (select min(id::text)::uuid from users)`,
        )
      },
    })
    expect(during.parts).toEqual(before)
    await database.superuser.query(`update users set name = rtrim(name, '!')`)
  })
})

describe('D1: a file is refused whole, before the database is even asked', () => {
  // Nobody listens there.
  const nowhere = 'postgres://nobody@127.0.0.1:1/nothing'
  const other = Buffer.from('another key of 32 bytes for test')
  const whole = () => readFile(backup)
  const headEnd = (bytes: Buffer) => bytes.indexOf('\n', 20) + 1

  it.each<[string, (bytes: Buffer) => Buffer, RegExp]>([
    ['empty', () => Buffer.alloc(0), /no backup of this portal/],
    ['another file', () => Buffer.from('%PDF-1.7\n%%EOF\n'), /no backup of this portal/],
    ['its head alone', (b) => b.subarray(0, headEnd(b)), /end is missing/],
    ['cut', (b) => b.subarray(0, -1), /end is missing/],
    ['longer', (b) => Buffer.concat([b, b]), /added at its end/],
    [
      'another head',
      (b) => Buffer.from(b.toString('latin1').replace('"madeAt":"2', '"madeAt":"1'), 'latin1'),
      /damaged/,
    ],
    [
      'a bit in the middle',
      (b) => Buffer.from(b).fill(b[b.length >> 1]! ^ 1, b.length >> 1, (b.length >> 1) + 1),
      /damaged/,
    ],
  ])('%s', async (_, change, why) => {
    const file = join(dataDir, 'damaged.backup')
    await writeFile(file, change(await whole()))
    await expect(restore(nowhere, file)).rejects.toThrow(why)
    await expect(restore(nowhere, file)).rejects.toThrow(/^[^\n]+ cannot be used: [^\n]+\.$/)
  })

  it('sealed with another key', async () => {
    const wrong = {
      file: backup,
      encryptionKey: other,
      adminUrl: nowhere,
      dataDir,
      settle: async () => {},
    }
    await expect(restoreBackup(wrong)).rejects.toThrow(
      /another ENCRYPTION_KEY \(\w+, not \w+\): give that one/,
    )
  })
})

describe('D1: a database is refused in one line', () => {
  const empty = useEmpty()
  const manifest = { madeAt: new Date().toISOString(), serverMajor: 16, steps: [], roles: [] }

  it('that is not empty', async () => {
    await expect(restore(database.url)).rejects.toThrow(
      /^The database \w+ is not empty .*another one|not empty/,
    )
  })
  it.each([
    ['without a table', 'drop table evidence_anchors', /has no evidence_anchors/],
    [
      'whose rows become others here',
      `alter table users alter column created_at type timestamptz(6);
       update users set created_at = created_at + interval '1 microsecond'`,
      /^users is not in the database as it was written/,
    ],
  ])('%s', async (_, change, line) => {
    const source = await cloneDatabase()
    const target = await emptyDatabase()
    const file = `${backup}-other`
    try {
      await source.superuser.query(change)
      await backUp(source.url, file)
      await expect(restore(target.url, file, false)).rejects.toThrow(line)
      expect(await isEmpty(target)).toBe(true)
    } finally {
      await source.drop()
      await target.drop()
    }
  })

  it('of an older server than the backup', async () => {
    await expect(
      assertRestorable(empty.superuser, { ...manifest, serverMajor: 99 }),
    ).rejects.toThrow(
      /^The backup comes from PostgreSQL 99 and this is \d+; nothing was changed\. /,
    )
  })
  it.each([
    ['newer', '9999-later.sql', /by a newer portal, with 9999-later.sql; nothing was changed/],
    ['other', '0001-accounts.sql', /whose 0001-accounts.sql is another one; nothing was changed/],
  ])('for a schema this program does not know: %s', async (_, name, why) => {
    const steps = [{ name, sha256: 'x' }]
    await expect(assertRestorable(empty.superuser, { ...manifest, steps })).rejects.toThrow(why)
  })
})

describe('D1: kill -9', () => {
  const empty = useEmpty()
  const killed = async (...args: string[]) => {
    const program = join(import.meta.dirname, 'killed.ts')
    const child = spawn(process.execPath, [program, ...args], { stdio: 'inherit' })
    const [, signal] = await once(child, 'exit')
    expect(signal).toBe('SIGKILL')
  }

  it.each(['agreements', 'jobs'])(
    'within a backup, at %s, leaves no file that looks like one',
    async (at) => {
      const file = join(dataDir, 'killed.backup')
      await killed('backup', database.url, file, dataDir, at)
      expect(existsSync(file)).toBe(false)
      await expect(verifyBackup(`${file}.part`, encryptionKey)).rejects.toThrow(/cannot be used/)
    },
  )

  it.each(['agreements', 'jobs', 'constraints', 'commit'])(
    'within a restore, at %s, leaves an empty database, which takes it the next time',
    async (at) => {
      const copy = join(dataDir, 'copy.backup')
      await copyFile(backup, copy)
      await killed('restore', empty.url, copy, elsewhere, at)
      await vi.waitFor(async () => expect(await isEmpty(empty)).toBe(true), patience)
    },
  )

  it('of all that nothing is left in the way', async () => {
    await restore(empty.url)
    expect(await isEmpty(empty)).toBe(false)
  })
})

import { beforeEach, describe, expect, it } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { testSecrets } from '../../../test/keys.ts'
import { createVault } from '../crypto.ts'
import { queues } from '../../queues.ts'
import { vaults } from '../../vaults.ts'
import { migrate } from './migrate.ts'

const database = useDatabase()
const otherKey = Buffer.from('another key of 32 bytes for test')
const otherEncryption = { ...testSecrets, encryptionKey: otherKey }
const otherSigning = { ...testSecrets, signingKey: otherKey }
const start = (keys: typeof testSecrets, otherwise = {}) =>
  migrate(database.url, keys, Object.values(queues), { vaults, ...otherwise })
const refused = (name: string) =>
  expect.objectContaining({
    message: expect.stringMatching(new RegExp(`^${name} is not .*\\.?$`, 'u')),
  })

/** What a start writes: checks, steps of the schema, the roles' passwords. */
async function written() {
  const { superuser } = database
  const { rows } = await superuser.query(
    `select (select json_agg(k order by name) from key_checks k) as checks,
            (select json_agg(m order by name) from schema_migrations m) as steps,
            (select json_agg(json_build_array(rolname, rolpassword) order by rolname)
               from pg_authid where rolname like 'portal\\_%') as roles`,
  )
  return rows
}

describe('E2: a start with keys the database does not know', () => {
  beforeEach(() => start(testSecrets, { acceptSigningKey: true }))

  it.each([
    ['ENCRYPTION_KEY', otherEncryption],
    ['SIGNING_KEY', otherSigning],
  ])('is refused in one line before anything is written: %s', async (name, keys) => {
    const before = await written()
    await expect(start(keys)).rejects.toEqual(refused(name))
    expect(await written()).toEqual(before)
    await start(testSecrets)
  })

  it('may be the beginning of another signing key, which the one before then is not any more', async () => {
    await start(otherSigning, { acceptSigningKey: true })
    await start(otherSigning)
    await expect(start(testSecrets)).rejects.toEqual(refused('SIGNING_KEY'))
  })

  it('never takes another encryption key that way', async () => {
    await expect(start(otherEncryption, { acceptSigningKey: true })).rejects.toEqual(
      refused('ENCRYPTION_KEY'),
    )
  })
})

/** Writes a row as the key's bearer, by a statement that takes its id; the demonstration has none. */
const sealing = (purpose: string, statement: string) => async () => {
  const { keyId } = createVault(testSecrets.encryptionKey, purpose)
  await database.superuser.query(`set session_replication_role = replica`)
  await database.superuser.query(statement, [keyId])
  await database.superuser.query(`reset session_replication_role`)
}

async function answer() {
  const { keyId, sealed } = createVault(testSecrets.encryptionKey, 'answers').seal(Buffer.of(), '')
  await database.superuser.query(
    `insert into idempotent_answers (user_id, key, request_sha256, key_id, sealed, created_at)
     select id, 'key', '', $1, $2, now() from users limit 1`,
    [keyId, sealed],
  )
}

/** What makes a vault hold something; null: the demonstration has it already. */
const filled: { [Purpose in keyof typeof vaults]: (() => Promise<void>) | null } = {
  totp: null,
  documents: null,
  receipts: null,
  answers: answer,
  certificates: sealing(
    'certificates',
    `insert into subprocessor_files (id, subprocessor_id, file_name, media_type, size, sha256, created_at, key_id, sealed)
     select gen_random_uuid(), id, 'a.pdf', 'application/pdf', 1, repeat('0', 64), now(), $1, '' from subprocessors limit 1`,
  ),
  attachments: sealing(
    'attachments',
    `insert into instruction_attachments
       (id, client_id, instruction_id, name, media_type, size, sha256, by_name, at, key_id, sealed)
     select gen_random_uuid(), client_id, id, 'a.pdf', 'application/pdf', 1, repeat('0', 64), 'x', now(), $1, ''
       from instructions limit 1`,
  ),
  letters: sealing(
    'letters',
    `insert into receipt_documents (client_id, receipt_id, sha256, certificate_sha256, sealed_at, key_id, sealed)
     select client_id, id, repeat('0', 64), repeat('0', 64), now(), $1, '' from receipts limit 1`,
  ),
  papers: sealing(
    'papers',
    `insert into instruction_papers (id, client_id, instruction_id, kind, sequence, sha256, certificate_sha256, sealed_at, key_id, sealed)
     select gen_random_uuid(), client_id, id, 'concern', 1, repeat('0', 64), repeat('0', 64), now(), $1, '' from instructions limit 1`,
  ),
  notices: sealing(
    'notices',
    `insert into notice_papers (notice_id, sha256, certificate_sha256, sealed_at, key_id, sealed)
     select id, repeat('0', 64), repeat('0', 64), now(), $1, '' from notices where status = 'published' limit 1`,
  ),
}

describe('E2: a database from before there were check values', () => {
  beforeEach(async () => {
    await database.superuser.query(
      `drop table if exists key_checks; delete from schema_migrations where name = '0029-key-checks.sql'`,
    )
  })
  const hasChecks = async () =>
    (await database.superuser.query(`select to_regclass('key_checks') is not null as yes`)).rows[0]

  it.each(Object.entries(filled))(
    'knows the key by what is sealed in %s',
    async (purpose, fill) => {
      const alone = { vaults: { [purpose]: vaults[purpose as keyof typeof vaults] } }
      await fill?.()
      await expect(start(otherEncryption, alone)).rejects.toEqual(refused('ENCRYPTION_KEY'))
      expect(await hasChecks()).toEqual({ yes: false })
      await start(testSecrets, alone)
      expect(await hasChecks()).toEqual({ yes: true })
    },
  )

  it('knows the signing key by its published half', async () => {
    await expect(start(otherSigning)).rejects.toEqual(refused('SIGNING_KEY'))
    expect(await hasChecks()).toEqual({ yes: false })
  })

  it('keeps check values from its next start on, which are not the keys', async () => {
    await start(testSecrets)
    const { rows } = await database.superuser.query<{ value: string }>(
      'select value from key_checks',
    )
    expect(rows).toHaveLength(2)
    for (const { value } of rows)
      for (const key of [testSecrets.encryptionKey, testSecrets.signingKey])
        expect(value).not.toBe(key.toString('hex'))
    await expect(start(otherEncryption, { vaults: {} })).rejects.toEqual(refused('ENCRYPTION_KEY'))
  })
})

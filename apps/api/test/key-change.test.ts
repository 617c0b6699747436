import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { createVault, sha256Hex } from '../src/platform/crypto.ts'
import { startEmbedded } from '../src/platform/embedded/embedded.ts'
import { migrate } from '../src/platform/boot/migrate.ts'
import { accessOf } from '../src/platform/database/db.ts'
import { changeEncryptionKey } from '../src/platform/rekeying/change-encryption-key.ts'
import { keyPair } from '../src/platform/rekeying/kept-key.ts'
import { queues } from '../src/queues.ts'
import { vaults } from '../src/vaults.ts'
import { testSecrets } from './keys.ts'
import { prepareTemplate, templateName } from './template.ts'
import { use, useFolder } from './use.ts'

const from = testSecrets.encryptionKey
const to = Buffer.from('the next key of 32 bytes, for a t')
const last = Buffer.from('and the one after it of 32 bytes')
const content = Buffer.from('a file at an instruction')

/** A server of its own: the passwords of the roles are the whole server's, and they change with the key. */
const server = use(
  async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'portal-test-'))
    chmodSync(dataDir, 0o711)
    const embedded = await startEmbedded({ dataDir, durable: false, log: console })
    await prepareTemplate(embedded.adminUrl)
    const url = new URL(embedded.adminUrl)
    url.pathname = `/${templateName}`
    const superuser = new Client({ connectionString: url.href })
    await superuser.connect()
    return { embedded, dataDir, url: url.href, superuser }
  },
  async ({ embedded, dataDir, superuser }) => {
    await superuser.end()
    await embedded.stop()
    rmSync(dataDir, { recursive: true, force: true })
  },
)

/** Files at an instruction, more than a batch takes. */
beforeAll(async () => {
  const { superuser } = server
  const { rows } = await superuser.query<{ client: string; id: string }>(
    `select client_id as client, id from instructions limit 1`,
  )
  await superuser.query('set session_replication_role = replica')
  for (let n = 0; n < 20; n++) {
    const plain = Buffer.concat([content, Buffer.of(n)])
    const sha256 = sha256Hex(plain)
    const { client, id } = rows[0]!
    const box = createVault(from, 'attachments').seal(plain, `attachment/${client}/${sha256}`)
    await superuser.query(
      `insert into instruction_attachments
         (id, client_id, instruction_id, name, media_type, size, sha256, by_name, at, key_id, sealed)
       values (gen_random_uuid(), $1, $2, 'a.pdf', 'application/pdf', 1, $3, 'x', now(), $4, $5)`,
      [client, id, sha256, box.keyId, box.sealed],
    )
  }
  await superuser.query('reset session_replication_role')
  await superuser.query(`update credentials set totp_pending = 'x'`)
})

/** How many rows of each kind open with a key; `other`: those that do not. */
async function opened(key: Buffer) {
  const found: Record<string, { open: number; other: number }> = {}
  for (const [purpose, { table, column, context }] of Object.entries(vaults)) {
    const { rows } = await server.superuser.query<{
      keyId: string
      sealed: Buffer
      context: string
    }>(`select t.key_id as "keyId", t.${column} as sealed, ${context} as context from ${table} t`)
    const vault = createVault(key, purpose)
    const open = rows.filter((row) => {
      try {
        return vault.open(row, row.context).length > 0
      } catch {
        return false
      }
    }).length
    found[purpose] = { open, other: rows.length - open }
  }
  return found
}
const change = (a: Buffer, b: Buffer) =>
  changeEncryptionKey({ adminUrl: server.url, from: a, to: b, vaults })
const start = (encryptionKey: Buffer) =>
  migrate(server.url, { ...testSecrets, encryptionKey }, Object.values(queues), { vaults })
async function triggers() {
  const { rows } = await server.superuser.query(
    `select tgrelid::regclass::text, tgname, tgenabled from pg_trigger where not tgisinternal order by 1, 2`,
  )
  return rows
}

it('E: every column with the id of a key is one that a change of the key seals anew', async () => {
  const { rows } = await server.superuser.query<{ table: string }>(
    `select table_name as "table" from information_schema.columns where table_schema = 'public' and column_name = 'key_id' order by 1`,
  )
  expect(rows.map(({ table }) => table)).toEqual(
    Object.values(vaults)
      .map(({ table }) => table)
      .toSorted(),
  )
})

describe('E: a change of the encryption key', () => {
  it('waits until no portal works on the database', async () => {
    const { connectionString } = accessOf({ url: server.url, key: from }, 'portal_worker')
    const portal = new Client({ connectionString })
    await portal.connect()
    await expect(change(from, to)).rejects.toThrow(
      /^A portal runs on this database: stop all of them/,
    )
    await portal.end()
    await start(from)
  })

  it('is not begun with a key that is not this database’s', async () => {
    await expect(change(last, to)).rejects.toThrow(/^ENCRYPTION_KEY is not the one/)
    await expect(change(from, from)).rejects.toThrow(/^The new key is the old one/)
    await start(from)
  })

  it('kill -9 between any two batches leaves both keys at work, and nothing starts until it is through', async () => {
    const before = await triggers()
    const whole = await opened(from)
    for (const { other } of Object.values(whole)) expect(other).toBe(0)
    expect(whole.attachments!.open).toBe(20)
    const sums = (found: typeof whole) =>
      Object.fromEntries(
        Object.entries(found).map(([name, { open, other }]) => [name, open + other]),
      )
    // Each next one comes a batch further than the one before.
    for (const batches of ['0', '1', '1', '1', '1']) {
      const program = join(import.meta.dirname, 'killed.ts')
      const args = [program, 'key', server.url, to.toString('base64'), batches]
      const child = spawn(process.execPath, args, { stdio: 'inherit' })
      const [, signal] = await once(child, 'exit')
      expect(signal).toBe('SIGKILL')
      const [withOld, withNew] = [await opened(from), await opened(to)]
      for (const purpose of Object.keys(vaults))
        expect(withOld[purpose]!.open + withNew[purpose]!.open).toBe(sums(whole)[purpose])
      for (const key of [from, to])
        await expect(start(key)).rejects.toThrow(
          /^A change of the encryption key is under way; nothing was/,
        )
      await expect(change(from, last)).rejects.toThrow(/^A change to another key is under way/)
    }
    await change(from, to)
    const after = await opened(to)
    for (const purpose of Object.keys(vaults))
      expect(after[purpose]).toEqual({ open: sums(whole)[purpose], other: 0 })
    expect(await triggers()).toEqual(before)
    const { rows } = await server.superuser.query(
      'select from credentials where totp_pending is not null',
    )
    expect(rows).toEqual([])
    await expect(start(from)).rejects.toThrow(/^ENCRYPTION_KEY is not the one/)
    await start(to)
    // Whoever did not hear that it was through asks again.
    expect(await change(from, to)).toEqual({ rows: 0 })
  })
})

describe('E: the keys kept in DATA_DIR', () => {
  const folder = useFolder()
  const file = join(folder, 'secrets.json')
  const old = last.toString('base64')

  it('are the old and a new one, the same until it is through, then the new one; the old one stays for its backups', async () => {
    await writeFile(
      file,
      JSON.stringify({ sessionSecret: 's', encryptionKey: old, signingKey: old }),
    )
    const config = { dataDir: folder, encryptionKey: null }
    const first = await keyPair(config, null)
    expect(first.from.equals(last)).toBe(true)
    const again = await keyPair(config, null)
    expect(again.to.equals(first.to)).toBe(true)
    await again.take()
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
      sessionSecret: 's',
      signingKey: old,
      encryptionKey: first.to.toString('base64'),
      formerEncryptionKeys: [old],
    })
  })

  it('of the environment are both asked for', async () => {
    const config = { dataDir: folder, encryptionKey: last }
    await expect(keyPair(config, null)).rejects.toThrow(/^NEW_ENCRYPTION_KEY is missing/)
    expect((await keyPair(config, to)).to).toBe(to)
  })
})

import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { dataFiles } from '../apps/api/src/backups/restored.ts'
import { checkAllLogs } from '../apps/api/src/evidence/alarms/check-all.ts'
import { contextOf } from '../apps/api/src/instructions/papers/attachments.ts'
import { restoreBackup } from '../apps/api/src/platform/backup/restore-backup.ts'
import { runBackup } from '../apps/api/src/platform/backup/run-backup.ts'
import { ownDatabase } from '../apps/api/src/platform/boot/database.ts'
import { startEmbedded } from '../apps/api/src/platform/embedded/embedded.ts'
import { migrate } from '../apps/api/src/platform/boot/migrate.ts'
import { createVault, sha256Hex } from '../apps/api/src/platform/crypto.ts'
import { connect, type Tx } from '../apps/api/src/platform/database/db.ts'
import { asWorker } from '../apps/api/src/platform/database/worker.ts'
import { takeLateRows } from '../apps/api/src/platform/evidence/late-rows.ts'
import { createEvidence } from '../apps/api/src/platform/evidence/evidence.ts'
import { createSigner } from '../apps/api/src/platform/evidence/signing.ts'
import { queues } from '../apps/api/src/queues.ts'
import { receiptVaults } from '../apps/api/src/receipts/sealed.ts'
import { agreementMoves } from '../packages/domain/src/moves/agreement.ts'
import { ensureApiBuild } from '../scripts/api-build.ts'
import { secrets } from './data/folder.ts'
import { fill, keepRows } from './data/grow.ts'
import { moderate } from './data/sizes.ts'
import { forgetCodes, signIn } from './reads/sessions.ts'
import { startAsServed } from './served.ts'

const instructions = 10_000
const fileSize = 32 * 1024
const workers = 4
const seconds = (from: number) => (performance.now() - from) / 1000
const perSecond = (bytes: number, time: number) => Number((bytes / 1e6 / time).toFixed(1))

/**
 * The drill: the demonstration and ten thousand instructions with a file each, backed up while others write, restored on
 * another server, compared row by row, every log checked, somebody signed in.
 */
export async function drillRestore(): Promise<Record<string, string | number>> {
  ensureApiBuild()
  const folders = [await place(), await place()] as const
  const [here, there] = folders
  const open = async (dataDir: string) => {
    const server = await startEmbedded({ dataDir, durable: true, log: console })
    return { ...server, url: await ownDatabase(server.adminUrl) }
  }
  const source = await open(here)
  const target = await open(there)
  const { encryptionKey } = secrets
  try {
    await migrate(source.url, secrets, Object.values(queues))
    const admin = new Client({ connectionString: source.url, pipeline: true })
    await admin.connect()
    const now = new Date().toISOString()
    const accounts = await fill(
      admin,
      secrets,
      { ...moderate, instructions: instructions * 1.02 },
      now,
    )
    const files = await fillFiles(admin)
    await lineUp(admin, source.url)
    const before = await checked(source.url, here)

    const alone = await during(
      source.url,
      () => new Promise((resolve) => setTimeout(resolve, 5_000)),
    )
    const file = join(here, 'drill.backup')
    const begun = performance.now()
    const busy = await during(source.url, () =>
      runBackup({ url: source.url, key: encryptionKey }, { file, dataDir: here, dataFiles }),
    )
    const backupTime = seconds(begun)
    const { parts, size } = busy.result
    const raw = parts.reduce((sum, part) => sum + part.bytes, 0)
    await admin.end()

    const restored = performance.now()
    const settle = async () => {}
    await restoreBackup({ file, encryptionKey, adminUrl: target.url, dataDir: there, settle })
    const restoreTime = seconds(restored)
    await migrate(target.url, secrets, Object.values(queues))
    const after = await checked(target.url, there)
    if (after.findings !== before.findings || after.logs !== before.logs)
      throw new Error(`the logs are not as before: ${JSON.stringify([before, after])}`)
    const all = new Client({ connectionString: target.url })
    await all.connect()
    await forgetCodes(all)
    await all.end()
    const served = await startAsServed('apps/api/dist/server.js', target.url, there)
    try {
      await signIn(
        accounts.find(({ role }) => role === 'authorised')!,
        served.origin,
      )
    } finally {
      await served.stop()
    }
    return {
      'instructions with a file': files,
      rows: parts.reduce((sum, part) => sum + part.rows, 0),
      'MB as COPY writes them': Math.round(raw / 1e6),
      'MB of the file': Math.round(size / 1e6),
      'backup, read back, under load: seconds': Number(backupTime.toFixed(1)),
      'backup: MB/s': perSecond(raw, backupTime),
      'writes per second beside it (alone)': `${Math.round(busy.rate)} (${Math.round(alone.rate)})`,
      'restore, read before and compared after: seconds': Number(restoreTime.toFixed(1)),
      'restore: MB/s': perSecond(raw, restoreTime),
      'logs checked (findings before, after)': `${after.logs} (${before.findings}, ${after.findings})`,
      'check of all logs: seconds': Number(after.time.toFixed(1)),
      'load of the machine': loadavg()[0]!.toFixed(1),
    }
  } finally {
    await source.stop()
    await target.stop()
    for (const folder of folders) await rm(folder, { recursive: true, force: true })
  }
}

async function place(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-drill-'))
  await chmod(folder, 0o711)
  return folder
}

/** A file that nothing compresses at every instruction that was submitted. */
async function fillFiles(admin: Client): Promise<number> {
  const vault = createVault(secrets.encryptionKey, 'attachments')
  const { rows } = await admin.query<{ id: string; client: string }>(
    `select id, client_id as client from instructions where number is not null order by id limit ${instructions}`,
  )
  await admin.query('set session_replication_role = replica')
  for (let from = 0; from < rows.length; from += 200) {
    const batch = rows.slice(from, from + 200).map(({ id, client }) => {
      const plain = randomBytes(fileSize)
      const sha256 = sha256Hex(plain)
      return { id, client, sha256, ...vault.seal(plain, contextOf(client, sha256)) }
    })
    await admin.query(
      `insert into instruction_attachments (id, client_id, instruction_id, name, media_type, size, sha256, by_name, at, key_id, sealed)
       select gen_random_uuid(), client, id, 'Akte.pdf', 'application/pdf', $1, sha256, 'Drill', now(), key_id, sealed
         from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::bytea[]) b (client, id, sha256, key_id, sealed)`,
      [
        fileSize,
        batch.map(({ client }) => client),
        batch.map(({ id }) => id),
        batch.map(({ sha256 }) => sha256),
        batch.map(({ keyId }) => keyId),
        batch.map(({ sealed }) => sealed),
      ],
    )
  }
  await admin.query('reset session_replication_role')
  return rows.length
}

/** Everything that was filled in stands in a line of its client's log, a thousand rows each, as if acts had written it. */
async function lineUp(admin: Client, url: string): Promise<void> {
  await admin.query('begin')
  await keepRows(admin)
  await admin.query('commit')
  const evidence = createEvidence(createSigner(secrets.signingKey))
  const worker = connect({ url, key: secrets.encryptionKey }, 'portal_worker', 2, 600_000)
  const { rows } = await admin.query<{ id: string }>('select id from clients')
  const line = async (tx: Tx, id: string) => {
    const taken = await takeLateRows(tx, id, null)
    if (taken > 0)
      await evidence(tx, {
        clientId: id,
        at: new Date().toISOString(),
        type: agreementMoves.record.event,
        subject: { kind: 'agreement', id, number: null },
        data: {},
        personal: null,
      })
    return taken
  }
  try {
    for (const { id } of rows) while ((await asWorker(worker, id, (tx) => line(tx, id))) > 0);
  } finally {
    await worker.close()
  }
}

/** While something else goes on, some write and read as often as they can. */
async function during<T>(
  url: string,
  work: () => Promise<T>,
): Promise<{ result: T; rate: number }> {
  const state = { isOver: false, done: 0 }
  const one = async () => {
    const client = new Client({ connectionString: url })
    await client.connect()
    while (!state.isOver) {
      await client.query(
        `update users set name = name where id = (select id from users offset floor(random() * 50) limit 1)`,
      )
      await client.query(`select from instructions order by updated_at desc limit 20`)
      state.done += 1
    }
    await client.end()
  }
  const begun = performance.now()
  const busy = Array.from({ length: workers }, one)
  try {
    const result = await work()
    return { result, rate: state.done / seconds(begun) }
  } finally {
    state.isOver = true
    await Promise.all(busy)
  }
}

async function checked(url: string, dataDir: string) {
  const worker = connect({ url, key: secrets.encryptionKey }, 'portal_worker', 2, 600_000)
  const begun = performance.now()
  try {
    const signer = createSigner(secrets.signingKey)
    const { logs, findings } = await checkAllLogs(
      { worker, signer, vaults: receiptVaults(secrets.encryptionKey), dataDir },
      new Date().toISOString(),
    )
    return { logs, findings: [...findings.values()].flat().length, time: seconds(begun) }
  } finally {
    await worker.close()
  }
}

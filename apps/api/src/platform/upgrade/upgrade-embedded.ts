import { existsSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { restoreBackup } from '../backup/restore-backup.ts'
import { writeBackup } from '../backup/write-backup.ts'
import { ownDatabase } from '../boot/database.ts'
import {
  type Binaries,
  earlierBinaries,
  majorOf,
  ownBinaries,
  versionIn,
} from '../embedded/embedded-binaries.ts'
import { startCluster } from '../embedded/embedded.ts'
import { takeDownLeftover } from '../embedded/embedded-process.ts'
import { lockFolder } from '../embedded/folder-lock.ts'
import { connected } from '../database/connected.ts'

type Upgrade = {
  dataDir: string
  encryptionKey: Buffer
  log: { warn: (message: string) => void }
  /** Other programs than the package's own, of another version than theirs, for tests. */
  programs?: { major: number; binaries: Binaries; earlier: (major: number) => Binaries }
  /** Told what comes next. */
  progress?: (step: string) => void
}

/**
 * Brings the embedded database to the major this portal has, where an older one made it: a backup by the old programs, a
 * restore by the new ones beside it, which counts and compares every row; only then do the two change places. The old one
 * stays, under its version. Whoever is killed in between finds the old data or the new ones.
 */
export async function upgradeEmbedded(upgrade: Upgrade): Promise<boolean> {
  const { log, programs, progress = () => {} } = upgrade
  const cluster = join(upgrade.dataDir, 'postgres/cluster')
  if (versionIn(cluster) === null) return false
  const dataDir = realpathSync(upgrade.dataDir)
  const home = join(dataDir, 'postgres')
  const binaries = programs?.binaries ?? (await ownBinaries())
  const major = programs?.major ?? majorOf(binaries.postgres)
  const found = versionIn(cluster) ?? major
  if (found >= major) return false
  const unlock = lockFolder(dataDir)
  try {
    const old = programs?.earlier(found) ?? earlierBinaries(found, home)
    log.warn(`The data come from PostgreSQL ${found}; they are brought over to ${major}.`)
    await discard(home)
    const file = join(home, 'upgrade.backup')
    rmSync(file, { force: true })
    await at(old, 'cluster', (url) => takeOut(url, file, upgrade))
    await at(binaries, 'cluster.upgrading', (adminUrl) =>
      restoreBackup({
        file,
        encryptionKey: upgrade.encryptionKey,
        adminUrl,
        dataDir,
        settle: async () => {},
        progress: (part) => progress(`in: ${part}`),
      }),
    )
    progress('whole')
    renameSync(join(home, 'cluster.upgrading'), join(home, 'cluster.upgraded'))
    const aside = asideOf(home, found)
    progress('aside')
    renameSync(join(home, 'cluster'), aside)
    progress('in place')
    renameSync(join(home, 'cluster.upgraded'), join(home, 'cluster'))
    rmSync(file)
    log.warn(`The data are PostgreSQL ${major}'s now. Once you have seen them, delete ${aside}.`)
    return true
  } finally {
    unlock()
  }

  async function at(by: Binaries, name: string, work: (adminUrl: string) => Promise<unknown>) {
    const options = { durable: true, log, binaries: by }
    const server = await startCluster(home, options, () => {}, name)
    try {
      await work(await ownDatabase(server.adminUrl))
    } finally {
      await server.stop()
    }
  }
}

async function takeOut(url: string, file: string, { dataDir, encryptionKey, progress }: Upgrade) {
  const told = (part: string) => progress?.(`out: ${part}`)
  await connected(url, async (client) => {
    await client.query('set role portal_owner')
    // What lies beside the database stays where it is.
    await writeBackup({ client, encryptionKey, file, dataDir, dataFiles: [], progress: told })
  })
}

/** What an earlier attempt left; the old data may have changed since. */
async function discard(home: string) {
  for (const name of ['cluster.upgrading', 'cluster.upgraded']) {
    const folder = join(home, name)
    await takeDownLeftover(folder)
    rmSync(folder, { recursive: true, force: true })
    rmSync(`${folder}.new`, { recursive: true, force: true })
  }
}

function asideOf(home: string, major: number): string {
  for (let n = 1; ; n++) {
    const aside = join(home, `cluster-${major}${n > 1 ? `-${n}` : ''}`)
    if (!existsSync(aside)) return aside
  }
}

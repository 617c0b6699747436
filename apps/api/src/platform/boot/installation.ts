import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from 'pg'

const fileIn = (dataDir: string) => join(dataDir, 'installation')
const idIn = async (dataDir: string) =>
  (await readFile(fileIn(dataDir), 'utf8').catch(() => '')).trim() || null

/** What the installation in a database shows of itself, from which nobody comes to its id; null: the database holds none. */
export async function installationIn(reader: Client): Promise<string | null> {
  const id = await idOf(reader)
  return id && createHash('sha256').update(id).digest('hex').slice(0, 16)
}

/** Throws one line where a data folder is another installation's than the database; an empty one is anybody's. As the owner. */
export async function assertFolderFits(owner: Client, dataDir: string): Promise<void> {
  const [mine, its] = [await idIn(dataDir), await idOf(owner)]
  if (mine !== null && its !== null && mine !== its)
    throw new Error(
      `${dataDir} is the data folder of another installation than this database; nothing was changed. Set the DATA_DIR of this one, or an empty one.`,
    )
}

/** Makes folder and database know each other from now on; as the owner. */
export async function joinFolder(owner: Client, dataDir: string): Promise<void> {
  const mine = await idIn(dataDir)
  await owner.query(
    `insert into key_checks (name, value) values ('INSTALLATION', $1) on conflict do nothing`,
    [mine ?? randomBytes(32).toString('hex')],
  )
  if (mine !== null) return
  await mkdir(dataDir, { recursive: true })
  await writeFile(fileIn(dataDir), `${await idOf(owner)}\n`, { mode: 0o600 })
}

async function idOf(owner: Client): Promise<string | null> {
  const { rows: tables } = await owner.query(
    `select where to_regclass('public.key_checks') is not null`,
  )
  if (tables.length === 0) return null
  const { rows } = await owner.query<{ value: string }>(
    `select value from public.key_checks where name = 'INSTALLATION'`,
  )
  return rows[0]?.value ?? null
}

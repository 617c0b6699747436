import type { Client } from 'pg'
import { createVault, keyCheck } from '../crypto.ts'
import { assertFolderFits } from './installation.ts'
import { createSigner } from '../evidence/signing.ts'
import type { Secrets } from './env.ts'

export type Keys = Pick<Secrets, 'encryptionKey' | 'signingKey'>
/**
 * By the purpose of a vault: the table and column of what it sealed, and as SQL the context it was sealed for, where `t` is
 * the table's row. `was`: the column of what an older version kept in clear, and what else then changes in the row.
 * `atOnce`: so many are in memory at a time.
 */
export type Vaults = Readonly<
  Record<
    string,
    {
      table: string
      column: string
      context: string
      was?: { column: string; and?: string }
      atOnce?: number
    }
  >
>

/**
 * Refuses keys this database was not made with, in one line and before anything is written. A database from before there
 * were check values is asked for what it holds: what was sealed with the one key, and the public half of the other.
 */
export async function assertKeysFit(
  admin: Client,
  keys: Keys,
  vaults: Vaults,
  acceptSigningKey: boolean,
  dataDir: string | null = null,
): Promise<void> {
  if (!(await mayRead(admin))) return
  await admin.query('begin read only')
  try {
    await admin.query('set local role portal_owner')
    if (dataDir !== null) await assertFolderFits(admin, dataDir)
    const kept = new Map(
      (await rowsOf(admin, 'key_checks', 'name, value')).map(({ name, value }) => [name, value]),
    )
    if (kept.has('NEW_ENCRYPTION_KEY')) throw new Error(advice.NEW_ENCRYPTION_KEY)
    const known = async (name: 'ENCRYPTION_KEY' | 'SIGNING_KEY', fits: () => Promise<boolean>) =>
      kept.has(name) ? kept.get(name) === checksOf(keys)[name] : fits()
    if (!(await known('ENCRYPTION_KEY', () => opensWhatIsSealed(admin, keys, vaults))))
      throw new Error(advice.ENCRYPTION_KEY)
    if (!acceptSigningKey && !(await known('SIGNING_KEY', () => hasSigned(admin, keys))))
      throw new Error(advice.SIGNING_KEY)
  } finally {
    await admin.query('rollback')
  }
}

/** Keeps what `assertKeysFit` asks at the next start; as the owner of the tables. */
export async function keepKeyChecks(
  owner: Client,
  keys: Keys,
  acceptSigningKey: boolean,
): Promise<void> {
  for (const [name, value] of Object.entries(checksOf(keys)))
    await owner.query(
      `insert into key_checks (name, value) values ($1, $2)
       on conflict (name) do ${acceptSigningKey && name === 'SIGNING_KEY' ? 'update set value = excluded.value' : 'nothing'}`,
      [name, value],
    )
}

const advice = {
  ENCRYPTION_KEY:
    'ENCRYPTION_KEY is not the one this database was made with; nothing was changed. Give that one (DATA_DIR/secrets.json keeps the embedded database’s).',
  NEW_ENCRYPTION_KEY:
    'A change of the encryption key is under way; nothing was changed. Bring it to its end with the same keys: npx -y pnpm@12 portal change-encryption-key',
  SIGNING_KEY:
    'SIGNING_KEY is not the one this database knows; nothing was changed. Give that one (DATA_DIR/secrets.json keeps the embedded database’s), or make this one known: npx -y pnpm@12 portal accept-signing-key',
}

export const checksOf = ({ encryptionKey, signingKey }: Keys) => ({
  ENCRYPTION_KEY: keyCheck(encryptionKey, 'encryption'),
  SIGNING_KEY: keyCheck(signingKey, 'signing'),
})

/** The check values the database keeps, by name. */
export async function keptChecks(client: Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; value: string }>(
    'select name, value from public.key_checks',
  )
  return new Map(rows.map(({ name, value }) => [name, value]))
}

/** False on a server where no portal of this administrator's was yet. */
async function mayRead(admin: Client): Promise<boolean> {
  const { rows } = await admin.query(
    `select from pg_roles where rolname = 'portal_owner' and pg_has_role(oid, 'set')`,
  )
  return rows.length > 0
}

async function opensWhatIsSealed(owner: Client, { encryptionKey }: Keys, vaults: Vaults) {
  for (const [purpose, { table }] of Object.entries(vaults)) {
    const { keyId } = createVault(encryptionKey, purpose)
    const [row] = await rowsOf(owner, table, 'key_id', 'where key_id is not null limit 1')
    if (row && row.key_id !== keyId) return false
  }
  return true
}

async function hasSigned(owner: Client, { signingKey }: Keys) {
  const { kid } = createSigner(signingKey)
  const published = await rowsOf(owner, 'signing_keys', 'kid')
  return published.length === 0 || published.some((row) => row.kid === kid)
}

/** Nothing where the table or its column is not there yet. */
async function rowsOf(client: Client, table: string, columns: string, end = '') {
  const { rowCount } = await client.query(
    `select from pg_attribute where attrelid = to_regclass($1) and attname = $2 and not attisdropped`,
    [`public.${table}`, columns.split(',')[0]],
  )
  if (!rowCount) return []
  const { rows } = await client.query<Record<string, string>>(
    `select ${columns} from public.${table} ${end}`,
  )
  return rows
}

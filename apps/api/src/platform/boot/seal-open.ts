import type { Client } from 'pg'
import { createVault, type Vault } from '../crypto.ts'
import type { Vaults } from './key-checks.ts'
import { asleep } from '../database/triggers.ts'

/** Rows sealed by one transaction. */
const batch = 500

/**
 * Seals what an older version kept in clear, some rows at a time, as the owner of the tables: one that was interrupted goes
 * on at the next start. Resolves to how many rows it sealed.
 */
export async function sealWhatIsOpen(
  owner: Client,
  encryptionKey: Buffer,
  vaults: Vaults,
): Promise<number> {
  let rows = 0
  for (const [purpose, sealed] of Object.entries(vaults)) {
    const { was } = sealed
    const vault = createVault(encryptionKey, purpose)
    if (was !== undefined)
      for (let done = -1; done !== 0; rows += Math.max(done, 0))
        done = await sealSome(owner, vault, { ...sealed, was })
  }
  return rows
}

async function sealSome(
  owner: Client,
  vault: Vault,
  { table, column, context, was, atOnce = batch }: Vaults[string] & { was: object },
): Promise<number> {
  const { rows } = await owner.query<{ ctid: string; open: string | Buffer; context: string }>(
    `select t.ctid, t.${was.column} as open, ${context} as context from ${table} t
      where t.${was.column} is not null limit ${atOnce}`,
  )
  if (rows.length === 0) return 0
  const boxes = rows.map(({ open, context: of }) => vault.seal(Buffer.from(open as string), of))
  await owner.query('begin')
  const wake = await asleep(owner, table)
  await owner.query(
    `update ${table} t set ${was.column} = null, key_id = $1, ${column} = s.sealed ${was.and ? `, ${was.and}` : ''}
       from unnest($2::tid[], $3::bytea[]) s (place, sealed) where t.ctid = s.place and t.${was.column} is not null`,
    [vault.keyId, rows.map(({ ctid }) => ctid), boxes.map(({ sealed }) => sealed)],
  )
  await wake()
  await owner.query('commit')
  return rows.length
}

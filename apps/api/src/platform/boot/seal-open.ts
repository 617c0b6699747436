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
  { table, column, context, was }: Required<Vaults[string]>,
): Promise<number> {
  const { rows } = await owner.query<{ ctid: string; open: string; context: string }>(
    `select t.ctid, t.${was} as open, ${context} as context from ${table} t where t.${was} is not null limit ${batch}`,
  )
  if (rows.length === 0) return 0
  await owner.query('begin')
  const wake = await asleep(owner, table)
  for (const row of rows) {
    const { keyId, sealed } = vault.seal(Buffer.from(row.open), row.context)
    await owner.query(
      `update ${table} set ${was} = null, key_id = $1, ${column} = $2 where ctid = $3 and ${was} is not null`,
      [keyId, sealed, row.ctid],
    )
  }
  await wake()
  await owner.query('commit')
  return rows.length
}

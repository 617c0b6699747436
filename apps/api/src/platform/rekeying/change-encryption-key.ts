import type { Client } from 'pg'
import { createVault, keyCheck, type Vault } from '../crypto.ts'
import { keptChecks, type Vaults } from '../boot/key-checks.ts'
import { lockSchema, prepareRoles } from '../boot/migrate.ts'
import { connected } from '../database/connected.ts'
import { asleep } from '../database/triggers.ts'

type Change = {
  /** An administrator of the database. */
  adminUrl: string
  from: Buffer
  to: Buffer
  vaults: Vaults
  /** Told before each batch. */
  progress?: (table: string) => void
}
export type Changed = { rows: number }

/** So many files of the largest size are in memory at once; of what is smaller, more. */
const batch = 16

/**
 * Seals everything anew that was sealed with `from`, in batches. Whoever is killed in between begins again with the same two
 * keys; until it is through nothing starts. Throws one line where the keys are not those of this database, or a portal still runs.
 */
export const changeEncryptionKey = (change: Change): Promise<Changed> =>
  connected(change.adminUrl, async (admin) => {
    await lockSchema(admin)
    await admin.query('set role portal_owner')
    const known = await keptChecks(admin)
    const [from, to] = [change.from, change.to].map((key) => keyCheck(key, 'encryption'))
    if (from === to) throw new Error('The new key is the old one: give another one.')
    if (known.get('ENCRYPTION_KEY') === to && !known.has('NEW_ENCRYPTION_KEY')) return { rows: 0 }
    if (known.get('ENCRYPTION_KEY') !== from)
      throw new Error(
        'ENCRYPTION_KEY is not the one this database was made with; nothing was changed.',
      )
    if (known.has('NEW_ENCRYPTION_KEY') && known.get('NEW_ENCRYPTION_KEY') !== to)
      throw new Error('A change to another key is under way; nothing was changed. Give that one.')
    await admin.query('reset role')
    await assertNobodyWorks(admin)
    await admin.query('set role portal_owner')
    await admin.query(
      `insert into key_checks (name, value) values ('NEW_ENCRYPTION_KEY', $1) on conflict do nothing`,
      [to],
    )
    // From here on no process with the old key gets in.
    await admin.query('reset role')
    await prepareRoles(admin, change.to)
    await assertNobodyWorks(admin)
    await admin.query('set role portal_owner')
    let rows = 0
    for (const purpose of Object.keys(change.vaults)) rows += await sealAnew(admin, change, purpose)
    await admin.query('begin')
    // An app that was offered and not bound yet is offered again.
    await admin.query('update credentials set totp_pending = null where totp_pending is not null')
    await admin.query(`update key_checks set value = $1 where name = 'ENCRYPTION_KEY'`, [to])
    await admin.query(`delete from key_checks where name = 'NEW_ENCRYPTION_KEY'`)
    await admin.query('commit')
    return { rows }
  })

async function assertNobodyWorks(admin: Client) {
  const { rowCount } = await admin.query(
    `select from pg_stat_activity where datname = current_database() and usename like 'portal\\_%'`,
  )
  if (rowCount) throw new Error('A portal runs on this database: stop all of them, then try again.')
}

async function sealAnew(owner: Client, change: Change, purpose: string): Promise<number> {
  const { from, to, vaults, progress = () => {} } = change
  const { table } = vaults[purpose]!
  const [before, after] = [createVault(from, purpose), createVault(to, purpose)]
  for (let rows = 0; ;) {
    progress(table)
    await owner.query('begin')
    const wake = await asleep(owner, table)
    const done = await sealBatch(owner, vaults[purpose]!, before, after)
    await wake()
    await owner.query('commit')
    rows += done
    if (done === 0) return rows
  }
}

async function sealBatch(
  owner: Client,
  { table, column, context, atOnce = batch }: Vaults[string],
  before: Vault,
  after: Vault,
): Promise<number> {
  const { rows } = await owner.query<{ ctid: string; sealed: Buffer; context: string }>(
    `select t.ctid, t.${column} as sealed, ${context} as context from ${table} t
      where t.key_id = $1 limit ${atOnce} for update of t`,
    [before.keyId],
  )
  for (const row of rows) {
    const plain = before.open({ keyId: before.keyId, sealed: row.sealed }, row.context)
    const { keyId, sealed } = after.seal(plain, row.context)
    await owner.query(`update ${table} set ${column} = $1, key_id = $2 where ctid = $3`, [
      sealed,
      keyId,
      row.ctid,
    ])
  }
  return rows.length
}

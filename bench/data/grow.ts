import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from 'pg'
import type { Secrets } from '../../apps/api/src/platform/boot/env.ts'
import { sealWhatIsOpen } from '../../apps/api/src/platform/boot/seal-open.ts'
import { vaults } from '../../apps/api/src/vaults.ts'
import { seedInto } from '../../apps/api/src/demo/seed.ts'
import type { DemoAccount } from '../../apps/api/src/demo/accounts.ts'
import { keptRows, keptTables } from '../../apps/api/src/evidence/kept-tables.ts'
import { fillAttachments, fillCertificates, fillPapers, signHeads, signReceipts } from './papers.ts'
import type { Sizes } from './sizes.ts'

const steps = globSync('*.sql', { cwd: import.meta.dirname }).toSorted()

/**
 * Fills an empty, migrated database with the demonstration and, where sizes are given, with as much more. `admin` is a
 * superuser: what triggers and foreign keys would look at row by row is true by the way it is made.
 */
export async function fill(
  admin: Client,
  secrets: Secrets,
  sizes: Sizes | null,
  present: string,
): Promise<DemoAccount[]> {
  await admin.query(`set role portal_owner; set timezone = 'UTC'`)
  const accounts = await seedInto(admin, secrets, present)
  await admin.query('commit')
  await admin.query('reset role')
  if (sizes) await grow(admin, secrets, sizes, present)
  else await admin.query('vacuum analyze')
  return accounts
}

/** As much more in a database that holds the demonstration. */
export async function grow(
  admin: Client,
  secrets: Secrets,
  sizes: Sizes,
  present: string,
): Promise<void> {
  await admin.query(`set session_replication_role = replica; set work_mem = '256MB';
    set maintenance_work_mem = '512MB'; set jit = off; set synchronous_commit = off`)
  for (const [name, value] of Object.entries({ ...sizes, present }))
    await admin.query('select set_config($1, $2, false)', [`bench.${name}`, String(value)])
  const more: Record<string, () => Promise<void>> = {
    '2-clients.sql': async () => {
      await fillPapers(admin, secrets)
      await fillCertificates(admin, secrets)
    },
    '4-instructions.sql': () => fillAttachments(admin, secrets),
    '5-evidence.sql': () => signHeads(admin, secrets),
    '6-receipts.sql': () => signReceipts(admin, secrets),
  }
  await admin.query('begin')
  for (const step of steps) {
    await admin.query(readFileSync(join(import.meta.dirname, step), 'utf8'))
    await more[step]?.()
  }
  await keepRows(admin)
  await admin.query('commit')
  await sealWhatIsOpen(admin, secrets.encryptionKey, vaults)
  await admin.query('vacuum full receipts')
  await admin.query('reset all')
  await admin.query('vacuum analyze')
}

/** Within a transaction: rows that no line carries yet stand as those do that were here before logs had rows. */
export async function keepRows(admin: Client): Promise<void> {
  await admin.query(`set local timezone = 'UTC'`)
  for (const table of keptTables)
    await admin.query(
      `insert into evidence_rows (client_id, of, key, subject, salt, hash, late)
       select client_id, of, key, subject, salt, sha256(salt || convert_to(content, 'UTF8')), true
         from (${keptRows(table)}) k
         cross join lateral (select uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) as salt where content is not null) s
       on conflict do nothing`,
    )
}

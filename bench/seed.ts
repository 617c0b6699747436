import { Client } from 'pg'
import { openDatabase } from './data/folder.ts'

const counted = {
  clients: 'clients',
  instructions: 'instructions',
  receptions: 'notice_recipients',
  'lines of evidence': 'evidence_events',
  mails: 'mails',
  receipts: 'receipts',
}

/** Makes the large database anew where it is missing or old, and says what is in it. */
export async function seed(older: boolean): Promise<void> {
  const begun = performance.now()
  const { adminUrl, stop } = await openDatabase('large', { older })
  const seconds = (performance.now() - begun) / 1_000
  const admin = new Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    for (const [name, table] of Object.entries(counted)) {
      const { rows } = await admin.query<{ n: string }>(`select count(*) as n from ${table}`)
      console.log(`${Number(rows[0]?.n).toLocaleString('en')} ${name}`)
    }
    const { rows } = await admin.query<{ size: string }>(
      'select pg_size_pretty(pg_database_size(current_database())) as size',
    )
    console.log(`${rows[0]?.size}, ready after ${seconds.toFixed(0)} s, below var/bench`)
  } finally {
    await admin.end()
    await stop()
  }
}

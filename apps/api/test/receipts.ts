import type { Client } from 'pg'
import { openRecord, receiptVaults, withRecord } from '../src/receipts/sealed.ts'
import { testSecrets } from './keys.ts'

/** What opens receipts and their letters. */
export const testVaults = receiptVaults(testSecrets.encryptionKey)

/** Rows of `receipts` with what they say: the record, and the JWS as it was signed. `where` has `$1`. */
export async function receiptsIn(superuser: Client, where: string, value: unknown) {
  const { rows } = await superuser.query(`select * from receipts where ${where}`, [value])
  return rows.map((row) => {
    const of = { receiptId: row.id, clientId: row.client_id }
    const record = openRecord(testVaults.records, of, {
      ...row,
      plain: row.record,
      keyId: row.key_id,
    })
    return { ...row, record, jws: withRecord(row.jws, record) }
  })
}

import type { Column } from './columns.ts'
import type { ClientFields } from '@portal/domain/clients/record'
import type { PlannedRow } from '../planned.ts'

/** What a client is to say once the line is taken: where the file has no such column, what it said before. */
export function merged(known: ClientFields, row: PlannedRow): ClientFields {
  const { left } = row
  const keeps = (column: Column) => left.includes(column)
  const phoneOf = (before: ClientFields['contact'], column: 'contactPhone' | 'dpoPhone') =>
    keeps(column) && before !== null && { phone: before.phone }
  return {
    number: row.number === '' ? known.number : row.number,
    name: row.name,
    legalForm: keeps('legalForm') ? known.legalForm : row.legalForm,
    address: { ...row.address, ...(keeps('country') && { country: known.address.country }) },
    phone: keeps('phone') ? known.phone : row.phone,
    region: keeps('region') ? known.region : row.region,
    contact: row.contact && { ...row.contact, ...phoneOf(known.contact, 'contactPhone') },
    dpo: keeps('dpoName')
      ? known.dpo
      : row.dpo && { ...row.dpo, ...phoneOf(known.dpo, 'dpoPhone') },
  }
}

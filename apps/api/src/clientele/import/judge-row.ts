import { countryCode, homeCountry } from '@portal/domain/country'
import { MailAddress } from '@portal/domain/mail-address'
import { regionNamed } from '@portal/domain/region'
import { PhoneNumber } from '@portal/domain/clients/record'
import { line, prose } from '@portal/domain/text'
import { type Column, columnNames, neededColumns } from './columns.ts'
import type { MistakeCode } from './mistakes.ts'
import type { PlannedRow } from '../planned.ts'

const longest: Partial<Record<Column, number>> = {
  number: 30,
  name: 200,
  legalForm: 80,
  street: 150,
  postalCode: 12,
  city: 100,
  phone: 40,
  contactName: 120,
  contactPhone: 40,
  dpoName: 120,
  dpoPhone: 40,
  note: 4_000,
}
/** How long a value may be, and that it holds nothing but text; made once, since a file has thousands of cells. */
const rules = new Map(
  columnNames.map((column) => {
    const most = longest[column] ?? 254
    return [column, { most, isText: column === 'note' ? prose(most) : line(most) }]
  }),
)
const needed: ReadonlySet<Column> = new Set(neededColumns)
const phones: ReadonlySet<Column> = new Set(['phone', 'contactPhone', 'dpoPhone'])
const addresses: ReadonlySet<Column> = new Set(['contactEmail', 'dpoEmail'])

type Cells = Partial<Record<Column, string>>
type Say = (column: Column, code: MistakeCode, detail?: string | number) => void

/** What a line says of a client; everything wrong with it is said, and then it is not to be taken. */
export function judgeRow(at: number, raw: Cells, left: Column[], say: Say): PlannedRow {
  const cells: Cells = {}
  for (const [column, value] of Object.entries(raw) as [Column, string][]) {
    const text = value.trim()
    if (text === '') continue
    cells[column] = text
    judgeCell(column, text, say)
  }
  for (const column of needed) if (cells[column] === undefined) say(column, 'missing')

  const country = cells.country === undefined ? homeCountry : countryCode(asNamed(cells.country))
  if (country === null) say('country', 'country')
  const isHome = country === homeCountry
  if (isHome && cells.postalCode !== undefined && !/^\d{5}$/u.test(cells.postalCode))
    say('postalCode', 'postal-code')
  const region = cells.region === undefined ? null : regionNamed(cells.region)
  if (cells.region !== undefined && region === null) say('region', 'region')
  if (region !== null && country !== null && !isHome) say('region', 'region-abroad')
  const { dpoName, dpoEmail, dpoPhone } = cells
  if (dpoName !== undefined && dpoEmail === undefined) say('dpoEmail', 'dpo-email')
  if (dpoName === undefined && (dpoEmail !== undefined || dpoPhone !== undefined))
    say('dpoName', 'dpo-name')

  return {
    line: at,
    number: cells.number ?? '',
    name: cells.name ?? '',
    legalForm: cells.legalForm ?? null,
    address: {
      street: cells.street ?? '',
      postalCode: cells.postalCode ?? '',
      city: cells.city ?? '',
      country: country ?? homeCountry,
    },
    contact: {
      name: cells.contactName ?? '',
      email: addressOf(cells.contactEmail),
      phone: cells.contactPhone ?? null,
    },
    phone: cells.phone ?? null,
    region,
    dpo:
      dpoName === undefined
        ? null
        : { name: dpoName, email: addressOf(dpoEmail), phone: dpoPhone ?? null },
    note: cells.note ?? null,
    left,
  }
}

/** A code is one in small letters, too. */
const asNamed = (country: string) => (country.length === 2 ? country.toUpperCase() : country)
const addressOf = (text = ''): string => MailAddress.safeParse(text).data ?? text

function judgeCell(column: Column, text: string, say: Say) {
  const { most, isText } = rules.get(column)!
  if (text.length > most) return say(column, 'too-long', most)
  if (!isText.safeParse(text).success) return say(column, 'control-characters')
  if (phones.has(column) && !PhoneNumber.safeParse(text).success) return say(column, 'phone')
  if (addresses.has(column) && !MailAddress.safeParse(text).success) say(column, 'mail-address')
}

import { type Columns, keysOf } from '../../platform/csv/columns.ts'

/** What a file says of a client. */
export const columns = {
  number: { is: 'Nummer', also: ['kundennummer', 'kundennr', 'nr', 'number', 'clientnumber'] },
  name: { is: 'Name', also: ['firma', 'praxis', 'auftraggeber', 'company', 'client'] },
  legalForm: { is: 'Rechtsform', also: ['legalform'] },
  street: { is: 'Straße', also: ['strasse', 'straßeundhausnummer', 'anschrift', 'street'] },
  postalCode: { is: 'PLZ', also: ['postleitzahl', 'postalcode', 'postcode', 'zip', 'zipcode'] },
  city: { is: 'Ort', also: ['stadt', 'city', 'town', 'place'] },
  country: { is: 'Staat', also: ['land', 'country'] },
  region: { is: 'Bundesland', also: ['region', 'state'] },
  phone: { is: 'Telefon', also: ['tel', 'telefonnummer', 'phone', 'telephone'] },
  contactName: {
    is: 'Ansprechperson',
    also: ['ansprechpartner', 'ansprechpartnerin', 'kontakt', 'contact', 'contactname'],
  },
  contactEmail: {
    is: 'E-Mail',
    also: ['email', 'emailderansprechperson', 'mail', 'contactemail'],
  },
  contactPhone: {
    is: 'Telefon der Ansprechperson',
    also: ['durchwahl', 'contactphone'],
  },
  dpoName: {
    is: 'Datenschutzbeauftragte Person',
    also: [
      'datenschutzbeauftragter',
      'datenschutzbeauftragte',
      'dsb',
      'dpo',
      'dataprotectionofficer',
    ],
  },
  dpoEmail: { is: 'E-Mail der datenschutzbeauftragten Person', also: ['emaildsb', 'dpoemail'] },
  dpoPhone: { is: 'Telefon der datenschutzbeauftragten Person', also: ['telefondsb', 'dpophone'] },
  note: { is: 'Notiz', also: ['bemerkung', 'anmerkung', 'note', 'notes'] },
} as const satisfies Columns<string>
export type Column = keyof typeof columns

export const columnNames = keysOf(columns)
/** Without these a file says too little of anybody. */
export const neededColumns = [
  'name',
  'street',
  'postalCode',
  'city',
  'contactName',
  'contactEmail',
] as const satisfies Column[]

import type { Client } from '@portal/domain/clients/contract'
import type { Figure } from '@portal/domain/figure'

export const figure = (count: number, more = false): Figure => ({ count, more })

/** For tests: a client of this name, of whom the provider has nothing to do. */
export const sampleClient = (id: string, name: string, change: Partial<Client> = {}): Client => ({
  id,
  name,
  version: 1,
  number: 'K-0001',
  legalForm: 'GbR',
  phone: '0851 000 100',
  region: 'DE-BY',
  contact: { name: 'Anna Sommer', email: 'anna@praxis.example', phone: null },
  dpo: { name: 'Dr. Karin Stadler', email: 'karin@ds.example', phone: null },
  archivedAt: null,
  createdAt: '2026-01-05T08:00:00.000Z',
  hasAgreement: true,
  hasEntered: true,
  address: { street: 'Weg 1', postalCode: '94032', city: 'Passau', country: 'DE' },
  privacyContact: { name: 'Dr. Karin Stadler', email: 'karin@ds.example', role: 'dpo' },
  fourEyes: false,
  open: { instructions: figure(0), unreadNotices: figure(0), people: figure(1) },
  ...change,
})

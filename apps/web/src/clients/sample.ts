import type { Client } from '@portal/domain/clients/contract'

/** For tests: a client of this name, of whom the provider has nothing to do. */
export const sampleClient = (id: string, name: string, change: Partial<Client> = {}): Client => ({
  id,
  name,
  address: { street: 'Weg 1', postalCode: '94032', city: 'Passau', country: 'DE' },
  privacyContact: { name: 'Dr. Karin Stadler', email: 'karin@ds.example', role: 'dpo' },
  fourEyes: false,
  open: { instructions: 0, unreadNotices: 0, people: 1 },
  ...change,
})

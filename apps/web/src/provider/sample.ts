import type { Provider } from '@portal/domain/provider/contract'

/** For tests: whom to ask. */
export const sampleProvider: Provider = {
  name: 'Robert Zerer IT-Dienstleistungen',
  address: { street: 'Am Ring 1', postalCode: '94032', city: 'Passau', country: 'DE' },
  contact: {
    name: 'Robert Zerer',
    department: null,
    role: 'contact',
    email: 'info@example.org',
    phone: '0851 123456',
  },
  instructionRecipients: ['Robert Zerer'],
  instructionChannels: ['Portal'],
  logo: null,
  accent: null,
  legalNoticeUrl: null,
  privacyUrl: null,
  holidays: { region: 'DE-BY', municipality: 'Passau', localHolidays: ['assumption'] },
  terms: null,
  version: 1,
  updatedAt: '2026-11-20T08:12:00.000Z',
}

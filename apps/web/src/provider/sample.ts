import type { Provider } from '@portal/domain/provider/contract'

/** For tests: whom to ask. */
export const sampleProvider: Provider = {
  name: 'Robert Zerer IT-Dienstleistungen',
  address: { street: 'Am Ring 1', postalCode: '94032', city: 'Passau', country: 'DE' },
  contact: {
    name: 'Robert Zerer',
    role: 'contact',
    email: 'info@example.org',
    phone: '0851 123456',
  },
  instructionRecipients: ['Robert Zerer'],
  instructionChannels: ['Portal'],
}

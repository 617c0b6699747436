import { defaultTerms } from '@portal/domain/agreements/recording'

/** What the documents of the API show of a paper that is recorded. */
export const examplePaper = {
  documentId: '0198c5a2-0000-7000-8000-000000000002',
  reference: 'AVV 2021/17',
  subprocessorIds: ['0198c5a2-0000-7000-8000-000000000003'],
  terms: {
    ...defaultTerms,
    controller: {
      name: 'Physiotherapie Sonnenhof',
      address: { street: 'Ludwigstraße 12', postalCode: '94032', city: 'Passau', country: 'DE' },
      signedBy: 'Lukas Huber',
      signedOn: '2024-03-01',
      signedAt: 'Passau',
      authority: { kind: 'owner', note: null },
    },
    processor: {
      name: 'Robert Zerer IT-Dienstleistungen',
      address: {
        street: 'Franz-Wimmer-Str. 16',
        postalCode: '94036',
        city: 'Passau',
        country: 'DE',
      },
      signedBy: 'Robert Zerer',
      signedOn: '2024-03-04',
      signedAt: 'Passau',
      authority: { kind: 'owner', note: null },
    },
    startsOn: '2024-04-01',
    processorContact: { name: 'Robert Zerer', role: 'contact' },
    authorisedPersons: [
      { name: 'Lukas Huber', function: 'Praxisleitung', phone: '0851 000 101', email: null },
    ],
    instructionRecipients: ['Robert Zerer'],
    instructionChannels: ['Franz-Wimmer-Str. 16, 94036 Passau'],
    deviations: [
      {
        clause: '2',
        text: 'Der Vertrag kann mit einer Frist von 3 Monaten gekündigt werden.',
        effect: { kind: 'notice-period', period: { count: 3, unit: 'months' } },
      },
    ],
    tomVersion: 1,
  },
}

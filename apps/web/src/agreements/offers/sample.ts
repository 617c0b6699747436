import type { DraftedTerms } from '@portal/domain/agreements/drafted'
import type {
  Offer,
  OfferBatchDetail,
  OfferDetail,
  OfferEvent,
} from '@portal/domain/agreements/offers'

export const offerId = '019c0000-0000-7000-8000-0000000000a1'
export const clientId = '019c0000-0000-7000-8000-0000000000a2'
export const batchId = '019c0000-0000-7000-8000-0000000000a3'
const sum = 'ab'.repeat(32)
const at = '2026-11-20T08:12:00.000Z'
const address = { street: 'Lindenallee 12', postalCode: '94032', city: 'Passau', country: 'DE' }

const terms: DraftedTerms = {
  controller: { name: 'Praxis Linde', address },
  processor: { name: 'Zerer IT', address },
  services: ['Bereitstellen von Datenbank und Speicherplatz'],
  startsOn: null,
  endsOn: null,
  noticePeriod: { count: 4, unit: 'weeks' },
  serviceAgreement: null,
  purpose: 'Betrieb der Praxissoftware',
  dataCategories: ['master-data'],
  dataSubjects: ['patients'],
  processorContact: { name: 'Robert Zerer', role: 'contact' },
  professionalSecrecy: true,
  authorisedPersons: [],
  instructionRecipients: ['Robert Zerer'],
  instructionChannels: ['AVV-Portal'],
  liability: null,
  penaltyEuro: 5000,
  specialAgreements: null,
  deviations: [],
  subprocessors: [],
  tomVersion: null,
  measures: [],
}

export const sampleOffer = (change: Partial<Offer> = {}): Offer => ({
  id: offerId,
  clientId,
  batchId,
  clientName: 'Praxis Linde',
  number: 'AVV-2026-0007',
  status: 'offered',
  openUntil: '2026-12-18',
  bindingDays: 14,
  boundUntil: null,
  offeredAt: at,
  offeredBy: 'Robert Zerer',
  signedAt: null,
  endedAt: null,
  remindedAt: null,
  version: 1,
  ...change,
})

/** For tests: one that nobody has filled in yet. */
export const sampleDetail = (change: Partial<OfferDetail> = {}): OfferDetail => ({
  ...sampleOffer(),
  boundIfSignedToday: '2026-12-14',
  terms,
  textVersion: 1,
  text: 'Auftragsverarbeitungsvertrag',
  contractSha256: sum,
  proposed: {
    professionalSecrecy: true,
    serviceAgreement: null,
    dataCategories: ['master-data'],
    dataSubjects: ['patients'],
    liability: null,
  },
  filledIn: null,
  missing: [],
  reason: null,
  ...change,
})

const filledIn = {
  name: 'Praxis Linde',
  address,
  professionalSecrecy: true,
  serviceAgreement: null,
  dataCategories: ['master-data', 'health-data'],
  dataSubjects: ['patients'],
  liability: null,
  authorisedPersons: [],
}

/** The same once it can be signed. */
export const filledOffer = (change: Partial<OfferDetail> = {}): OfferDetail =>
  sampleDetail({
    version: 2,
    filledIn,
    terms: { ...terms, dataCategories: filledIn.dataCategories },
    ...change,
  })

export const sampleEvent = (change: Partial<OfferEvent> = {}): OfferEvent => ({
  sequence: 1,
  move: 'offer',
  at,
  by: 'Robert Zerer',
  side: 'provider',
  reason: null,
  receiptId: null,
  ...change,
})

export const sampleBatch = (change: Partial<OfferBatchDetail> = {}): OfferBatchDetail => ({
  id: batchId,
  status: 'running',
  createdAt: at,
  by: 'Robert Zerer',
  clients: 3,
  offered: 1,
  leftOut: [],
  withoutSigner: { count: 0, named: [] },
  ...change,
})

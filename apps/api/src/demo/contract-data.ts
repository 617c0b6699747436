import {
  type AgreementTerms,
  NamedDataCategory,
  NamedDataSubject,
} from '@portal/domain/agreements/contract'
import { type ProviderSettings, shippedTerms } from '@portal/domain/provider/settings'
import { passau } from '@portal/domain/region'
import type { Certificate, SubprocessorDetails } from '@portal/domain/subprocessors/contract'
import { contractMeasures } from '@portal/domain/toms/contract-measures'
import type { CalendarDate } from '@portal/domain/time'
import type { DemoClient, DemoPerson } from './people.ts'

/** The processor as the head of the contract, §6.3 and §9 name it. */
export const demoProvider: ProviderSettings = {
  name: 'Robert Zerer IT-Dienstleistungen',
  address: { street: 'Franz-Wimmer-Str. 16', postalCode: '94036', city: 'Passau', country: 'DE' },
  contact: {
    name: 'Robert Zerer',
    department: null,
    role: 'contact',
    email: 'robert.zerer@zerer-it.example.org',
    phone: null,
  },
  instructionRecipients: ['Robert Zerer'],
  instructionChannels: ['AVV-Portal', 'Franz-Wimmer-Str. 16, 94036 Passau'],
  logo: null,
  accent: null,
  legalNoticeUrl: null,
  privacyUrl: null,
  holidays: passau,
  terms: shippedTerms,
}

/** The same once it was complete. */
export const demoSettings: ProviderSettings = {
  ...demoProvider,
  legalNoticeUrl: 'https://zerer-it.example.org/impressum',
  privacyUrl: 'https://zerer-it.example.org/datenschutz',
  terms: {
    ...shippedTerms,
    services: ['Betrieb und Wartung der Praxissoftware', 'Datensicherung', 'Fernwartung'],
    dataCategories: NamedDataCategory.options,
    dataSubjects: NamedDataSubject.options,
    serviceAgreement: 'Wartungsvertrag in seiner jeweils gültigen Fassung',
    professionalSecrecy: true,
  },
}

const iso27001: Certificate[] = [
  { name: 'ISO/IEC 27001', validFrom: null, validUntil: null, fileId: null },
]

/** The annex „Liste Unterauftragnehmer". */
export const demoSubprocessors: SubprocessorDetails[] = [
  {
    name: 'STRATO GmbH',
    address: {
      street: 'Otto-Ostrowski-Straße 7',
      postalCode: '10249',
      city: 'Berlin',
      country: 'DE',
    },
    contact: null,
    service: 'Betreiber Rechenzentrum',
    dataCategories: NamedDataCategory.options,
    placeOfProcessing: 'DE',
    thirdCountryBasis: null,
    certificates: iso27001,
    contractSince: '2021-04-01',
    secrecySince: '2021-04-01',
    parentId: null,
    activeFrom: '2021-04-01',
    activeUntil: null,
  },
  {
    name: 'IONOS SE',
    address: {
      street: 'Elgendorfer Straße 57',
      postalCode: '56410',
      city: 'Montabaur',
      country: 'DE',
    },
    contact: null,
    service: 'Betreiber Rechenzentrum',
    dataCategories: NamedDataCategory.options,
    placeOfProcessing: 'DE',
    thirdCountryBasis: null,
    certificates: iso27001,
    contractSince: '2022-09-01',
    secrecySince: '2022-09-01',
    parentId: null,
    activeFrom: '2022-09-01',
    activeUntil: null,
  },
]

/** The contract with a client's fields filled in. */
export const demoTerms = (
  client: DemoClient,
  signedOn: CalendarDate,
  authorised: DemoPerson[],
): AgreementTerms => ({
  controller: {
    name: client.name,
    address: client.address,
    signedBy: client.signer,
    signedOn,
    signedAt: client.address.city,
  },
  processor: {
    name: demoProvider.name,
    address: demoProvider.address,
    signedBy: 'Robert Zerer',
    signedOn,
    signedAt: demoProvider.address.city,
  },
  services: [
    "Bereitstellen von Datenbank und Speicherplatz 'thera-pi.online' bzw. 'med-drive.de'",
    'Backuperstellung und Support nach Absprache',
  ],
  startsOn: signedOn,
  endsOn: null,
  noticePeriodWeeks: 4,
  purpose:
    'Betrieb der Praxissoftware und des Dateispeichers der Praxis, Sicherung der Daten, Unterstützung bei der Nutzung',
  dataCategories: NamedDataCategory.options,
  dataSubjects: ['employees', 'patients'],
  processorContact: { name: 'Robert Zerer', role: 'contact' },
  professionalSecrecy: true,
  authorisedPersons: authorised.map(({ name, email, authorised: entry }) => ({
    name,
    function: entry?.function ?? '',
    phone: entry?.phone ?? null,
    email,
  })),
  instructionRecipients: demoProvider.instructionRecipients,
  instructionChannels: demoProvider.instructionChannels,
  penaltyEuro: null,
  subprocessors: demoSubprocessors.map(({ name, address, service, certificates }) => ({
    name,
    country: address.country,
    postalCode: address.postalCode,
    city: address.city,
    service,
    certificates: certificates.map((certificate) => certificate.name),
  })),
  tomVersion: 1,
  measures: contractMeasures.map(({ text }) => text),
})

import {
  type AgreementTerms,
  ContractDataCategory,
  penaltyOf,
} from '@portal/domain/agreements/contract'
import { canonicalJson } from '@portal/domain/canonical-json'
import { homeCountry } from '@portal/domain/country'
import { noticePeriodOf } from '@portal/domain/agreements/terms'
import { periodInGerman } from '@portal/domain/deadlines/periods'
import type { CalendarDate } from '@portal/domain/time'
import { readableAddress } from '@portal/domain/mail-address'
import { sha256Hex } from '../platform/crypto.ts'
import { foreignCountry, germanAddress, germanDate } from '../platform/papers/german.ts'
import type { TemplateName } from '../platform/papers/pdf.ts'
import {
  dataCategoryWord,
  dataSubjectWord,
  inGerman,
} from '@portal/domain/agreements/contract-words'

export const agreementTemplate: TemplateName = 'agreements/agreement.typ'

export type AgreementMeta = { number: string; version: number; date: CalendarDate }

/**
 * What `agreement.typ` fills into the contract's text. The terms go along as `agreement.json`, in canonical form, so that
 * nobody has to read them off the page.
 */
export function agreementPdfData(terms: AgreementTerms, { number, version, date }: AgreementMeta) {
  const record = canonicalJson({ schema: 'avv-portal/agreement/1', number, version, date, terms })
  return {
    number,
    version,
    date,
    controller: partyOf(terms.controller),
    processor: partyOf(terms.processor),
    services: sentences(terms.services),
    startsOn: germanDate(terms.startsOn),
    endsOn: terms.endsOn && germanDate(terms.endsOn),
    notice: periodInGerman(noticePeriodOf(terms)),
    purpose: terms.purpose,
    dataCategories: [...new Set([...ContractDataCategory.options, ...terms.dataCategories])].map(
      (category) => ({
        label: dataCategoryWord(category),
        ticked: terms.dataCategories.includes(category),
      }),
    ),
    dataSubjects: inGerman(terms.dataSubjects.map(dataSubjectWord)),
    contact: terms.processorContact,
    secrecy: terms.professionalSecrecy ? 'Berufsgeheimnisse' : 'keine',
    authorisedPersons: terms.authorisedPersons.map(({ name, function: role, phone, email }) =>
      [name, role, phone && `Tel. ${phone}`, email && readableAddress(email)]
        .filter(Boolean)
        .join(', '),
    ),
    instructionRecipients: terms.instructionRecipients,
    instructionChannels: terms.instructionChannels,
    penalty: penaltyOf(terms)?.toLocaleString('de-DE') ?? null,
    subprocessors: terms.subprocessors.map(({ name, service, certificates, ...seat }) => ({
      heading: `${name}, ${seatOf(seat)}:`,
      lines: [
        service,
        ...certificates.map((certificate) => `${certificate} Zertifizierung vorhanden`),
      ],
    })),
    tomVersion: terms.tomVersion,
    measures: terms.measures,
    record,
    recordSha256: sha256Hex(record),
  }
}

const partyOf = ({
  name,
  address,
  signedBy,
  signedOn,
  signedAt,
}: AgreementTerms['controller']) => ({
  name,
  address: germanAddress(address),
  signedBy,
  signed: `${signedAt}, ${germanDate(signedOn)}`,
})

/** The services as §1 writes them: one sentence after the other, each with its full stop. */
const sentences = (services: string[]) =>
  services.map((service) => `${service.trim().replace(/\s*\.$/u, '')}.`).join(' ')

/** The annex writes the country as on a letter: D 10249 Berlin. */
const seatOf = ({
  country,
  postalCode,
  city,
}: {
  country: string
  postalCode: string
  city: string
}) =>
  country === homeCountry
    ? `D ${postalCode} ${city}`
    : `${postalCode} ${city}, ${foreignCountry(country)}`

import { z } from 'zod'
import { ClientId } from '../accounts/contract.ts'
import { MailAddress } from '../mail-address.ts'
import { Period } from '../deadlines/periods.ts'
import { line, prose } from '../text.ts'
import { CalendarDate } from '../time.ts'
import { ContractDataCategory, DataCategories, DataSubjects, NamedDataSubject } from './contract.ts'
import { clauseNumber, DeviationEffect, ordinary, SigningAuthority } from './terms.ts'

const SignedBy = z.strictObject({
  name: line(200),
  address: z.strictObject({
    street: line(200),
    postalCode: line(20),
    city: line(200),
    country: z
      .string()
      .length(2)
      .regex(/^[A-Z]{2}$/u),
  }),
  signedBy: line(200),
  signedOn: CalendarDate,
  signedAt: line(200),
  authority: z.strictObject({ kind: SigningAuthority, note: line(500).nullable() }),
})

const RecordedDeviation = z.strictObject({
  clause: z.string().max(4).regex(clauseNumber),
  text: prose(4000),
  effect: DeviationEffect.nullable(),
})

const areDistinct = (all: readonly (string | undefined)[]) => {
  const known = all.filter((each) => each !== undefined)
  return new Set(known).size === known.length
}

/** The terms as somebody reads them off the paper; the annexes are chosen beside them. */
export const RecordedTerms = z
  .strictObject({
    controller: SignedBy,
    processor: SignedBy,
    services: z.array(line(1000)).min(1).max(20),
    startsOn: CalendarDate,
    endsOn: CalendarDate.nullable(),
    noticePeriod: Period,
    objectionPeriod: Period,
    serviceAgreement: line(500).nullable(),
    purpose: prose(4000),
    dataCategories: DataCategories,
    dataSubjects: DataSubjects,
    processorContact: z.strictObject({ name: line(200), role: z.enum(['dpo', 'contact']) }),
    professionalSecrecy: z.boolean(),
    authorisedPersons: z
      .array(
        z.strictObject({
          name: line(200),
          function: line(200),
          phone: line(50).nullable(),
          email: MailAddress.nullable(),
        }),
      )
      .max(50),
    instructionRecipients: z.array(line(200)).min(1).max(20),
    instructionChannels: z.array(line(200)).min(1).max(20),
    liability: prose(4000).nullable(),
    penaltyEuro: z.int().min(0).max(100_000_000).nullable(),
    specialAgreements: prose(8000).nullable(),
    deviations: z
      .array(RecordedDeviation)
      .max(40)
      .refine((all) => areDistinct(all.map(({ effect }) => effect?.kind)), {
        error: 'changes the same twice',
        params: { rule: 'duplicate' },
      }),
    tomVersion: z.int().min(1).max(999_999).nullable(),
  })
  .refine(({ startsOn, endsOn }) => endsOn === null || endsOn >= startsOn, {
    error: 'ends before it begins',
    path: ['endsOn'],
    params: { rule: 'range-reversed' },
  })
export type RecordedTerms = z.output<typeof RecordedTerms>

const paper = {
  /** The scan, kept before (`POST /agreement-scans`, or a document of the kind `agreement`). */
  documentId: z.uuid(),
  /** The paper's own number. */
  reference: line(100).nullable(),
  terms: RecordedTerms,
  /** Those of the register that its list names. */
  subprocessorIds: z
    .array(z.uuid())
    .max(100)
    .refine(areDistinct, { error: 'names something twice', params: { rule: 'duplicate' } }),
}

/** An agreement that was signed on paper. */
export const RecordAgreement = z.strictObject({
  way: z.literal('recorded'),
  clientId: ClientId,
  ...paper,
})
export type RecordAgreement = z.output<typeof RecordAgreement>

/** `correction`: the same paper, recorded anew; `amendment`: a later one that both have signed. */
export const ReviseAgreement = z.strictObject({
  supersedes: z.enum(['correction', 'amendment']),
  ...paper,
})
export type ReviseAgreement = z.output<typeof ReviseAgreement>

type Defaults = Omit<RecordedTerms, 'controller' | 'processor' | 'startsOn'>

/** What a form begins with: what the contract's text has filled in, and what one provider agrees with most of its clients. */
export const defaultTerms: Defaults = {
  services: [
    "Bereitstellen von Datenbank und Speicherplatz 'thera-pi.online' bzw. 'med-drive.de'",
    'Backuperstellung und Support nach Absprache',
  ],
  endsOn: null,
  ...ordinary,
  serviceAgreement: null,
  purpose:
    'Betrieb der Praxissoftware und des Dateispeichers der Praxis, Sicherung der Daten, Unterstützung bei der Nutzung',
  dataCategories: [...ContractDataCategory.options],
  dataSubjects: [...NamedDataSubject.options],
  processorContact: { name: '', role: 'contact' },
  professionalSecrecy: true,
  authorisedPersons: [],
  instructionRecipients: [],
  instructionChannels: [],
  liability: null,
  penaltyEuro: null,
  specialAgreements: null,
  deviations: [],
  tomVersion: null,
}

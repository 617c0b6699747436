import type { AgreementTerms } from '@portal/domain/agreements/contract'
import { NamedDataCategory, NamedDataSubject } from '@portal/domain/agreements/contract'
import { defaultTerms, type RecordAgreement } from '@portal/domain/agreements/recording'
import {
  type Deviation,
  noticePeriodOf,
  objectionPeriodOf,
  replacementMode,
} from '@portal/domain/agreements/terms'
import type { Client } from '@portal/domain/clients/contract'
import type { Provider } from '@portal/domain/provider/contract'
import type { PaperForm } from './paper-form.ts'

type Paper = Omit<RecordAgreement, 'way' | 'clientId'>
type Parties = { client: Pick<Client, 'address'>; provider: Pick<Provider, 'name' | 'address'> }

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((each) => each.trim())
    .filter(Boolean)
const orNull = (text: string) => text.trim() || null
const noConsent = 'no-general-consent'

/** What is sent of what was typed. */
export function paperOf(form: PaperForm, documentId: string, { client, provider }: Parties): Paper {
  return {
    documentId,
    reference: orNull(form.reference),
    subprocessorIds: form.subprocessorIds,
    terms: {
      controller: {
        name: form.controllerName,
        address: {
          street: form.controllerStreet,
          postalCode: form.controllerPostalCode,
          city: form.controllerCity,
          country: client.address.country,
        },
        signedBy: form.controllerSignedBy,
        signedOn: form.controllerSignedOn,
        signedAt: form.controllerSignedAt,
        authority: { kind: form.controllerAuthority, note: orNull(form.controllerAuthorityNote) },
      },
      processor: {
        name: provider.name,
        address: provider.address,
        signedBy: form.processorSignedBy,
        signedOn: form.processorSignedOn,
        signedAt: form.processorSignedAt,
        authority: { kind: form.processorAuthority, note: orNull(form.processorAuthorityNote) },
      },
      services: linesOf(form.services),
      startsOn: form.startsOn,
      endsOn: form.endsOn,
      noticePeriod: { count: Number(form.noticeCount), unit: form.noticeUnit },
      objectionPeriod: { count: Number(form.objectionCount), unit: form.objectionUnit },
      serviceAgreement: orNull(form.serviceAgreement),
      purpose: form.purpose,
      dataCategories: [...form.dataCategories, ...linesOf(form.ownCategories)],
      dataSubjects: [...form.dataSubjects, ...linesOf(form.ownSubjects)],
      processorContact: { name: form.contactName, role: form.contactRole },
      professionalSecrecy: form.secrecy === 'yes',
      authorisedPersons: linesOf(form.persons).map(personOf),
      instructionRecipients: linesOf(form.recipients),
      instructionChannels: linesOf(form.channels),
      liability: orNull(form.liability),
      penaltyEuro: form.penalty === '' ? null : Number(form.penalty),
      specialAgreements: orNull(form.special),
      deviations: deviationsOf(form),
      tomVersion: form.tomVersion === '' ? null : Number(form.tomVersion),
    },
  }
}

/** A line such as „Lukas Huber; Praxisleitung; 0851 000; huber@example.org“. */
function personOf(text: string) {
  const [name = '', held = '', ...reached] = text.split(';').map((each) => each.trim())
  const email = reached.find((each) => each.includes('@')) ?? null
  const phone = reached.find((each) => each !== '' && !each.includes('@')) ?? null
  return { name, function: held, phone, email }
}

/** Lines such as „2: Der Vertrag kann …“. */
function deviationsOf({ deviations, replacement }: PaperForm): Deviation[] {
  const written = linesOf(deviations).map((text) => {
    const [, clause = '', said = text] = /^§?\s*(\d+(?:\.\d)?)\s*:\s*(.*)$/u.exec(text) ?? []
    return { clause, text: said, effect: null }
  })
  if (replacement === 'objection') return written
  const [known] = written.filter(({ clause }) => clause === '7.2')
  const text = known?.text ?? 'Jeder Wechsel eines Unterauftragnehmers bedarf der Zustimmung.'
  return [
    ...written.filter((each) => each !== known),
    { clause: '7.2', text, effect: { kind: noConsent } },
  ]
}

const isNamed = (known: readonly string[]) => (each: string) => known.includes(each)

/** What the form begins with: terms that were recorded before, or what the contract's text has. */
export function formOf(
  terms: Partial<AgreementTerms>,
  { client, provider }: { client: Client; provider: Provider },
): { [K in keyof PaperForm]: PaperForm[K] | null } {
  const all = { ...defaultTerms, ...terms }
  const { controller, processor } = terms
  const notice = noticePeriodOf(all)
  const objection = objectionPeriodOf(all)
  const categories = NamedDataCategory.options
  const subjects = NamedDataSubject.options
  const contact = terms.processorContact ?? provider.contact
  return {
    reference: '',
    controllerName: controller?.name ?? client.name,
    controllerStreet: controller?.address.street ?? client.address.street,
    controllerPostalCode: controller?.address.postalCode ?? client.address.postalCode,
    controllerCity: controller?.address.city ?? client.address.city,
    controllerSignedBy: controller?.signedBy ?? '',
    controllerAuthority: controller?.authority?.kind ?? null,
    controllerAuthorityNote: controller?.authority?.note ?? '',
    controllerSignedAt: controller?.signedAt ?? '',
    controllerSignedOn: controller?.signedOn ?? null,
    processorSignedBy: processor?.signedBy ?? provider.contact.name,
    processorAuthority: processor?.authority?.kind ?? 'owner',
    processorAuthorityNote: processor?.authority?.note ?? '',
    processorSignedAt: processor?.signedAt ?? provider.address.city,
    processorSignedOn: processor?.signedOn ?? null,
    services: all.services.join('\n'),
    startsOn: terms.startsOn ?? null,
    endsOn: all.endsOn,
    noticeCount: String(notice.count),
    noticeUnit: notice.unit,
    serviceAgreement: all.serviceAgreement ?? '',
    purpose: all.purpose,
    dataCategories: categories.filter(isNamed(all.dataCategories)),
    ownCategories: all.dataCategories.filter((each) => !isNamed(categories)(each)).join('\n'),
    dataSubjects: subjects.filter(isNamed(all.dataSubjects)),
    ownSubjects: all.dataSubjects.filter((each) => !isNamed(subjects)(each)).join('\n'),
    contactName: contact.name,
    contactRole: contact.role,
    secrecy: all.professionalSecrecy ? 'yes' : 'no',
    persons: all.authorisedPersons
      .map(({ name, function: held, phone, email }) =>
        [name, held, phone ?? '', email ?? ''].join('; ').replace(/[; ]+$/u, ''),
      )
      .join('\n'),
    recipients: (terms.instructionRecipients ?? provider.instructionRecipients).join('\n'),
    channels: (terms.instructionChannels ?? provider.instructionChannels).join('\n'),
    replacement: replacementMode(all),
    objectionCount: String(objection.count),
    objectionUnit: objection.unit,
    subprocessorIds: [],
    tomVersion: all.tomVersion === null ? '' : String(all.tomVersion),
    liability: all.liability ?? '',
    penalty: all.penaltyEuro === null ? '' : String(all.penaltyEuro),
    special: all.specialAgreements ?? '',
    deviations: (all.deviations ?? []).map(({ clause, text }) => `${clause}: ${text}`).join('\n'),
  }
}

/** Which field of the form a refused part of the paper was typed in. */
export function fieldOf(path: string): string | null {
  const [, first = '', second = '', third = ''] = path.split('/')
  if (first !== 'terms') return first === 'subprocessorIds' || first === 'reference' ? first : null
  if (second === 'controller' || second === 'processor')
    return `${second}${third.charAt(0).toUpperCase()}${third.slice(1)}`
  return names[second] ?? second
}
const names: Record<string, string> = {
  noticePeriod: 'noticeCount',
  objectionPeriod: 'objectionCount',
  processorContact: 'contactName',
  authorisedPersons: 'persons',
  instructionRecipients: 'recipients',
  instructionChannels: 'channels',
  penaltyEuro: 'penalty',
  specialAgreements: 'special',
}

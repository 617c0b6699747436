import type { AgreementTerms } from '@portal/domain/agreements/contract'
import type { RecordAgreement } from '@portal/domain/agreements/recording'
import type { Client } from '@portal/domain/clients/contract'
import { AppError } from '@portal/domain/fault'
import type { Provider } from '@portal/domain/provider/contract'
import { faultOf } from '../../platform/http/fault-of.ts'
import { fieldOfTerm, linesOf, objectionOf, orNull, termsOf, valuesOf } from '../terms/terms-of.ts'
import type { PaperForm, PartyForm } from './paper-form.ts'

type Paper = Omit<RecordAgreement, 'way' | 'clientId'>
type Parties = { client: Pick<Client, 'address'>; provider: Pick<Provider, 'name' | 'address'> }

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
      ...termsOf(form),
      startsOn: form.startsOn,
      objectionPeriod: objectionOf(form),
      authorisedPersons: linesOf(form.persons).map(personOf),
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

/** Of values on their way to a form: what is not chosen yet is null. */
export type Begun<Form> = { [K in keyof Form]: Form[K] | null }

/** What the form begins with: terms that were recorded before, or what the contract's text has. */
export const formOf = (
  terms: Partial<AgreementTerms>,
  parties: { client: Client; provider: Provider },
): Begun<PaperForm> => ({ ...partyOf(terms, parties), ...valuesOf(terms, parties.provider) })

/** The same of what is one client's alone. */
export function partyOf(
  terms: Partial<AgreementTerms>,
  { client, provider }: { client: Client; provider: Provider },
): Begun<PartyForm> {
  const { controller, processor } = terms
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
    startsOn: terms.startsOn ?? null,
    persons: (terms.authorisedPersons ?? [])
      .map(({ name, function: held, phone, email }) =>
        [name, held, phone ?? '', email ?? ''].join('; ').replace(/[; ]+$/u, ''),
      )
      .join('\n'),
  }
}

/** What is the same with most clients of a provider: nothing of whose paper it was, nor of when. */
export function sharedOf(form: ReturnType<typeof formOf>) {
  const { services, noticeCount, noticeUnit, purpose, dataCategories, ownCategories } = form
  const { dataSubjects, ownSubjects, contactName, contactRole, secrecy, recipients } = form
  const { channels, objectionCount, objectionUnit, tomVersion, liability, penalty } = form
  return {
    services,
    noticeCount,
    noticeUnit,
    purpose,
    dataCategories,
    ownCategories,
    dataSubjects,
    ownSubjects,
    contactName,
    contactRole,
    secrecy,
    recipients,
    channels,
    objectionCount,
    objectionUnit,
    tomVersion,
    liability,
    penalty,
  }
}

/** What was refused of the paper, at the fields it was typed in. */
export function asTyped(error: unknown): unknown {
  const fault = faultOf(error)
  if (fault?.code !== 'invalid') return error
  const issues = fault.issues.map((issue) => {
    const field = fieldOf(issue.path)
    return field === null ? issue : { ...issue, path: `/${field}` }
  })
  return new AppError({ ...fault, issues })
}

/** Which field of the form a refused part of the paper was typed in. */
export function fieldOf(path: string): string | null {
  const [, first = '', second = '', third = '', fourth = ''] = path.split('/')
  if (first !== 'terms') return first === 'subprocessorIds' || first === 'reference' ? first : null
  if (second === 'controller' || second === 'processor') {
    const part = third === 'address' ? fourth : third
    return `${second}${part.charAt(0).toUpperCase()}${part.slice(1)}`
  }
  return fieldOfTerm(second)
}

import type { MessageDescriptor } from '@lingui/core'
import { msg, plural, t } from '@lingui/core/macro'
import type { Answer } from '@portal/domain/agreements/answers'
import {
  type AgreementFilter,
  type AgreementStatus,
  NamedDataCategory,
  NamedDataSubject,
} from '@portal/domain/agreements/contract'
import type { SigningAuthority } from '@portal/domain/agreements/terms'
import type { Period } from '@portal/domain/deadlines/periods'
import { say } from '../platform/language/i18n.ts'

/** In the words of §3.1, and health data beside them. */
const dataCategoryWords: Record<NamedDataCategory, MessageDescriptor> = {
  'master-data': msg`Personenstammdaten`,
  'communication-data': msg`Kommunikationsdaten`,
  'contract-master-data': msg`Vertragsstammdaten`,
  'customer-history': msg`Kundenhistorie`,
  'billing-and-payment-data': msg`Vertragsabrechnungs- und Zahlungsdaten`,
  'planning-and-control-data': msg`Planungs- und Steuerungsdaten`,
  'third-party-information': msg`Auskunftsangaben von Dritten`,
  'system-administration': msg`Systemadministration`,
  'health-data': msg`Gesundheitsdaten (Art. 9 DSGVO)`,
}

const dataSubjectWords: Record<NamedDataSubject, MessageDescriptor> = {
  employees: msg`Mitarbeitende`,
  patients: msg`Patientinnen und Patienten`,
}

/** A name of one's own stands in quotation marks: where it begins and ends is seen in any list. */
export function sayDataCategory(name: string): string {
  const known = NamedDataCategory.safeParse(name).data
  return known ? say(dataCategoryWords[known]) : t`„${name}“`
}

export function sayDataSubject(name: string): string {
  const known = NamedDataSubject.safeParse(name).data
  return known ? say(dataSubjectWords[known]) : t`„${name}“`
}

export const agreementStatusWords: Record<AgreementStatus, MessageDescriptor> = {
  upcoming: msg`noch nicht in Kraft`,
  in_force: msg`in Kraft`,
  ended: msg`beendet`,
  struck: msg`gestrichen`,
}

/** What the client says of what was recorded. */
export const answerWords: Record<Answer | 'none', MessageDescriptor> = {
  confirmed: msg`stimmt`,
  contested: msg`stimmt nicht`,
  none: msg`noch nicht geprüft`,
}

export const sayPeriod = ({ count, unit }: Period): string =>
  unit === 'weeks'
    ? plural(count, { one: '# Woche', other: '# Wochen' })
    : plural(count, { one: '# Monat', other: '# Monate' })

/** By what somebody signs for a party. */
export const authorityWords: Record<SigningAuthority, MessageDescriptor> = {
  owner: msg`als Inhaberin oder Inhaber`,
  'managing-director': msg`als Geschäftsführung`,
  'power-of-attorney': msg`mit Vollmacht`,
  other: msg`aus anderem Grund`,
}

export const filterWords: Record<AgreementFilter, MessageDescriptor> = {
  unanswered: msg`noch nicht geprüft`,
  contested: msg`stimmt nicht`,
  in_force: msg`in Kraft`,
  ended: msg`beendet oder gestrichen`,
}

import type { MessageDescriptor } from '@lingui/core'
import { msg, t } from '@lingui/core/macro'
import {
  type AgreementStatus,
  NamedDataCategory,
  NamedDataSubject,
} from '@portal/domain/agreements/contract'
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
  in_force: msg`in Kraft`,
  ended: msg`beendet`,
}

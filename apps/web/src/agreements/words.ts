import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { AgreementStatus, DataCategory, DataSubject } from '@portal/domain/agreements/contract'

/** In the words of §3.1. */
export const dataCategoryWords: Record<DataCategory, MessageDescriptor> = {
  'master-data': msg`Personenstammdaten`,
  'communication-data': msg`Kommunikationsdaten`,
  'contract-master-data': msg`Vertragsstammdaten`,
  'customer-history': msg`Kundenhistorie`,
  'billing-and-payment-data': msg`Vertragsabrechnungs- und Zahlungsdaten`,
  'planning-and-control-data': msg`Planungs- und Steuerungsdaten`,
  'third-party-information': msg`Auskunftsangaben von Dritten`,
  'system-administration': msg`Systemadministration`,
}

export const dataSubjectWords: Record<DataSubject, MessageDescriptor> = {
  employees: msg`Mitarbeitende`,
  patients: msg`Patientinnen und Patienten`,
}

export const agreementStatusWords: Record<AgreementStatus, MessageDescriptor> = {
  in_force: msg`in Kraft`,
  ended: msg`beendet`,
}

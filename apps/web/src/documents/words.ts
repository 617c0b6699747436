import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { DocumentKind } from '@portal/domain/documents/contract'

/** One of them. */
export const documentKindWords: Record<DocumentKind, MessageDescriptor> = {
  agreement: msg`Vertrag`,
  letter: msg`Schreiben des Auftraggebers`,
  certificate: msg`Zertifikat`,
  audit_report: msg`Prüfbericht`,
  protocol: msg`Protokoll`,
  other: msg`Anderes Dokument`,
}

/** All of a kind, as a view of the list. */
export const documentKindsWords: Record<DocumentKind, MessageDescriptor> = {
  agreement: msg`Verträge`,
  letter: msg`Schreiben des Auftraggebers`,
  certificate: msg`Zertifikate`,
  audit_report: msg`Prüfberichte`,
  protocol: msg`Protokolle`,
  other: msg`Andere`,
}

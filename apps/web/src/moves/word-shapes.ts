import type { MessageDescriptor } from '@lingui/core'
import type { EvidenceItem } from '@portal/domain/evidence/contract'

/** An event of the log: its kind, to choose from, and what happened as a sentence. */
export type EventWords = { kind: MessageDescriptor; said: (event: EvidenceItem) => string }

/** What a receipt proves, and what happens now that the act is done. */
export type ReceiptWords = { title: MessageDescriptor; after: MessageDescriptor }

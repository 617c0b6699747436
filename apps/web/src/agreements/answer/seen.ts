import type { AgreementDetail } from '@portal/domain/agreements/contract'

/** What of an agreement a person answers about: its scan, and what was recorded of it. */
export const seenOf = ({ documentSha256, termsSha256 }: AgreementDetail) => ({
  documentSha256,
  termsSha256,
})

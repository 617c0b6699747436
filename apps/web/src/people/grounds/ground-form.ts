import type { Side } from '@portal/domain/access'
import type { CitedDocument } from '@portal/domain/people/ground'
import type { Document } from '@portal/domain/documents/contract'
import { z } from 'zod'

/** What an act of the client's rests on when the provider does it; `own` where the client itself does. */
const Basis = z.enum(['own', 'confirm', 'document'])
export const basisFields = { basis: Basis, documentId: z.uuid().nullable() }
export type BasisValues = { basis: z.output<typeof Basis>; documentId: string | null }

export const hasDocument = ({ basis, documentId }: BasisValues) =>
  basis !== 'document' || documentId !== null
export const missingDocument = { path: ['documentId'], params: { rule: 'blank' } }

export const basisOf = (side: Side) => ({
  basis: side === 'client' ? ('own' as const) : ('confirm' as const),
  documentId: null,
})

/** As the API takes it; nothing where the client acts itself. */
export function citedOf(
  { basis, documentId }: BasisValues,
  documents: Document[],
): { ground?: CitedDocument } {
  const document = documents.find(({ id }) => id === documentId)
  if (basis !== 'document' || !document) return {}
  return {
    ground: {
      kind: document.kind === 'agreement' ? 'agreement' : 'letter',
      documentId: document.id,
    },
  }
}

import { ClientId } from '@portal/domain/accounts/contract'
import { DocumentKind } from '@portal/domain/documents/contract'
import { z } from 'zod'

/** What of the list is shown; it lives in the address. What is no choice limits nothing. */
const DocumentFilter = z.object({
  kind: DocumentKind.nullable().catch(null),
  clientId: ClientId.nullable().catch(null),
})
export type DocumentFilter = z.output<typeof DocumentFilter>

export const documentFilterOf = (query: (name: string) => string | null): DocumentFilter =>
  DocumentFilter.parse({ kind: query('kind'), clientId: query('clientId') })

export function addressOf(filter: DocumentFilter): string {
  const chosen = Object.entries(filter).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return `/dokumente${chosen.length > 0 ? `?${new URLSearchParams(chosen)}` : ''}`
}

import { ClientId } from '@portal/domain/accounts/contract'
import { pages } from '@portal/domain/addresses'
import { DocumentKind } from '@portal/domain/documents/contract'
import { z } from 'zod'
import { withQuery } from '../platform/navigation/with-query.ts'

/** What of the list is shown; it lives in the address. What is no choice limits nothing. */
const DocumentFilter = z.object({
  kind: DocumentKind.nullable().catch(null),
  clientId: ClientId.nullable().catch(null),
})
export type DocumentFilter = z.output<typeof DocumentFilter>

export const documentFilterOf = (query: (name: string) => string | null): DocumentFilter =>
  DocumentFilter.parse({ kind: query('kind'), clientId: query('clientId') })

export const addressOf = (filter: DocumentFilter): string => withQuery(pages.documents.list, filter)

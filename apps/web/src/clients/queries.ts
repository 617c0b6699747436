import { Client } from '@portal/domain/clients/contract'
import {
  type ArchiveClient,
  type ChangeClient,
  ClientChange,
  ClientNote,
  type NewClient,
  type OwnDetails,
} from '@portal/domain/clients/record'
import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { allPages } from '../platform/http/all-pages.ts'
import { endlessQuery } from '../platform/http/endless.ts'
import { http } from '../platform/http/http.ts'
import type { ListFilter } from './list-filter.ts'

/** Every client this session may see that is not archived, A to Z. */
export const clientsQuery = () =>
  queryOptions({
    queryKey: ['clients', 'all'],
    queryFn: ({ signal }) => allPages('/clients', Client, signal),
  })

/** The provider's list, page after page. */
export const clientListQuery = (filter: ListFilter) =>
  endlessQuery(['clients', 'list', filter], '/clients', Client, filter)

export const clientQuery = (id: string) =>
  queryOptions({
    queryKey: ['clients', 'one', id],
    queryFn: ({ signal }) => http('GET', `/clients/${id}`, Client, { signal }),
  })

/** What became of a client, the newest first. */
export const clientHistoryQuery = (id: string) =>
  endlessQuery(['clients', 'history', id], `/clients/${id}/history`, ClientChange)

export const clientNoteQuery = (id: string) =>
  queryOptions({
    queryKey: ['clients', 'note', id],
    queryFn: ({ signal }) => http('GET', `/clients/${id}/note`, ClientNote, { signal }),
  })

export const createClient = (body: z.input<typeof NewClient>) =>
  http('POST', '/clients', Client, { body })

type Seen = Pick<Client, 'id' | 'version'>

export const changeClient = ({ id, version }: Seen, body: z.input<typeof ChangeClient>) =>
  http('PATCH', `/clients/${id}`, Client, { body, version })

export const changeOwnDetails = ({ id, version }: Seen, body: z.input<typeof OwnDetails>) =>
  http('PATCH', `/clients/${id}/own-details`, Client, { body, version })

export const archiveClient = ({ id, version }: Seen, body: z.input<typeof ArchiveClient>) =>
  http('POST', `/clients/${id}/archival`, Client, { body, version })

export const restoreClient = ({ id, version }: Seen) =>
  http('POST', `/clients/${id}/restoration`, Client, { version })

export const writeNote = ({ clientId, version }: ClientNote, text: string | null) =>
  http('PUT', `/clients/${clientId}/note`, ClientNote, { body: { text }, version })

import { Client } from '@portal/domain/clients/contract'
import {
  type ArchiveClient,
  type ChangeClient,
  ClientChange,
  ClientNote,
  type NewClient,
  type OwnDetails,
  type WriteNote,
} from '@portal/domain/clients/record'
import { mutationOptions, queryOptions } from '@tanstack/react-query'
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

export const createClient = () =>
  mutationOptions({
    mutationFn: (body: z.input<typeof NewClient>) => http('POST', '/clients', Client, { body }),
  })

/** A change on top of the version that was seen. */
type OnTop<Body> = { version: number; body: Body }

export const changeClient = (id: string) =>
  mutationOptions({
    mutationFn: ({ version, body }: OnTop<z.input<typeof ChangeClient>>) =>
      http('PATCH', `/clients/${id}`, Client, { body, version }),
  })

export const changeOwnDetails = (id: string) =>
  mutationOptions({
    mutationFn: ({ version, body }: OnTop<z.input<typeof OwnDetails>>) =>
      http('PATCH', `/clients/${id}/own-details`, Client, { body, version }),
  })

type Seen = Pick<Client, 'id' | 'version'>

export const archiveClient = ({ id, version }: Seen) =>
  mutationOptions({
    mutationFn: (body: z.input<typeof ArchiveClient>) =>
      http('POST', `/clients/${id}/archival`, Client, { body, version }),
  })

export const restoreClient = ({ id, version }: Seen) =>
  mutationOptions({
    mutationFn: () => http('POST', `/clients/${id}/restoration`, Client, { version }),
  })

export const writeNote = (clientId: string) =>
  mutationOptions({
    mutationFn: ({ version, body }: OnTop<WriteNote>) =>
      http('PUT', `/clients/${clientId}/note`, ClientNote, { body, version }),
  })

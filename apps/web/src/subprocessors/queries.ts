import { pageOf } from '@portal/domain/page'
import {
  type ChangeSubprocessor,
  type RecordSubprocessor,
  Subprocessor,
  SubprocessorFile,
  SubprocessorVersion,
} from '@portal/domain/subprocessors/contract'
import type { CalendarDate } from '@portal/domain/time'
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { http } from '../platform/http/http.ts'
import { upload } from '../platform/http/upload.ts'

/** Who was allowed to touch the data on a day; with `register`, everybody who stands in it. */
export const subprocessorsQuery = (
  on: CalendarDate,
  clientId: string | null,
  register: boolean | null = null,
) =>
  queryOptions({
    queryKey: ['subprocessors', 'list', on, clientId, register],
    queryFn: async ({ signal }) => {
      const query = { on, clientId, register: register || null }
      return (await http('GET', '/subprocessors', pageOf(Subprocessor), { query, signal })).items
    },
  })

export const subprocessorQuery = (id: string) =>
  queryOptions({
    queryKey: ['subprocessors', 'one', id],
    queryFn: ({ signal }) => http('GET', `/subprocessors/${id}`, Subprocessor, { signal }),
  })

/** Every record, newest first. */
export const subprocessorVersionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['subprocessors', 'versions', id],
    queryFn: async ({ signal }) =>
      (await http('GET', `/subprocessors/${id}/versions`, pageOf(SubprocessorVersion), { signal }))
        .items,
  })

export const recordSubprocessor = mutationOptions({
  mutationFn: (body: z.input<typeof RecordSubprocessor>) =>
    http('POST', '/subprocessors', Subprocessor, { body }),
})

export const changeSubprocessor = (
  id: string,
  version: number,
  body: z.input<typeof ChangeSubprocessor>,
) => http('PATCH', `/subprocessors/${id}`, Subprocessor, { body, version })

export const uploadCertificate = (id: string, file: File, onProgress: (share: number) => void) =>
  upload(`/subprocessors/${id}/files`, SubprocessorFile, {}, file, onProgress)

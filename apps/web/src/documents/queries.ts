import { Document, type UploadDocument } from '@portal/domain/documents/contract'
import { pageOf } from '@portal/domain/page'
import { infiniteQueryOptions, mutationOptions } from '@tanstack/react-query'
import { http } from '../platform/http/http.ts'
import { upload } from '../platform/http/upload.ts'
import type { DocumentFilter } from './document-filter.ts'

export const documentsQuery = (filter: DocumentFilter) =>
  infiniteQueryOptions({
    queryKey: ['documents', filter],
    queryFn: ({ signal, pageParam }) =>
      http('GET', '/documents', pageOf(Document), {
        query: { ...filter, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

export const uploadDocument = (onProgress: (share: number) => void) =>
  mutationOptions({
    mutationFn: ({ file, ...about }: UploadDocument & { file: File }) =>
      upload('/documents', Document, about, file, onProgress),
  })

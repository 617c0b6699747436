import { Document } from '@portal/domain/documents/contract'
import { queryOptions } from '@tanstack/react-query'
import { http } from '../../platform/http/http.ts'
import { upload } from '../../platform/http/upload.ts'

/** A scan that is kept already. */
export const scanQuery = (id: string) =>
  queryOptions({
    queryKey: ['documents', 'one', id],
    queryFn: ({ signal }) => http('GET', `/documents/${id}`, Document, { signal }),
  })

export const keepScan = (
  { clientId, title, file }: { clientId: string; title: string; file: File },
  onProgress: (share: number) => void,
) => upload('/documents', Document, { clientId, kind: 'agreement', title }, file, onProgress)

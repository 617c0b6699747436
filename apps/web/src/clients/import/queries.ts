import { ClientImport, type OnDifference } from '@portal/domain/clients/import'
import { queryOptions } from '@tanstack/react-query'
import { endlessQuery } from '../../platform/http/endless.ts'
import { http } from '../../platform/http/http.ts'
import { upload } from '../../platform/http/upload.ts'
import { withQuery } from '../../platform/navigation/with-query.ts'

type Sending = (share: number) => void

/** What a file would do. */
export const previewImport = (file: File, onProgress: Sending) =>
  upload('/client-imports?dryRun=true', ClientImport, {}, file, onProgress)

/** Takes a file in; the server goes on with it. */
export const startImport = (file: File, onDifference: OnDifference | null, onProgress: Sending) =>
  upload(withQuery('/client-imports', { onDifference }), ClientImport, {}, file, onProgress)

/** How far it is; asked again until it is over. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['client-imports', id],
    queryFn: ({ signal }) => http('GET', `/client-imports/${id}`, ClientImport, { signal }),
    refetchInterval: ({ state: { data } }) =>
      data?.status === 'done' || data?.status === 'failed' ? false : 700,
  })

export const templateAddress = '/api/v1/client-imports/template.csv'

/** Files that came before, the newest first. */
export const importsQuery = () =>
  endlessQuery(['client-imports', 'all'], '/client-imports', ClientImport)

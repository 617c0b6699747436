import { Document } from '@portal/domain/documents/contract'
import { Subprocessor } from '@portal/domain/subprocessors/contract'
import { TomVersion } from '@portal/domain/toms/contract'
import { pageOf } from '@portal/domain/page'
import { queryOptions } from '@tanstack/react-query'
import { http } from '../../platform/http/http.ts'
import { upload } from '../../platform/http/upload.ts'

/** What a paper's annexes are chosen from: also who stands in the register and works for no client yet. */
export const annexesQuery = () =>
  queryOptions({
    queryKey: ['agreements', 'annexes'],
    queryFn: async ({ signal }) => {
      const [subprocessors, versions] = await Promise.all([
        http('GET', '/subprocessors', pageOf(Subprocessor), { query: { register: true }, signal }),
        http('GET', '/toms', pageOf(TomVersion), { signal }),
      ])
      return { subprocessors: subprocessors.items, versions: versions.items }
    },
  })

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

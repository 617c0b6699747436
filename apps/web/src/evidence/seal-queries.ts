import { SealInUse } from '@portal/domain/evidence/seal'
import { queryOptions } from '@tanstack/react-query'
import { http } from '../platform/http/http.ts'

/** The certificate that seals the portal's documents. */
export const sealQuery = () =>
  queryOptions({
    queryKey: ['seal'],
    queryFn: ({ signal }) => http('GET', '/seal', SealInUse, { signal }),
  })

import { Provider, ProviderVersion, ProviderVersionDetail } from '@portal/domain/provider/contract'
import { Logo } from '@portal/domain/provider/logo'
import type { ProviderSettings } from '@portal/domain/provider/settings'
import { queryOptions } from '@tanstack/react-query'
import { endlessQuery } from '../platform/http/endless.ts'
import { faultOf } from '../platform/http/fault-of.ts'
import { http } from '../platform/http/http.ts'
import { upload } from '../platform/http/upload.ts'

/** §6.3 and §9: whom to ask, and who receives instructions. */
export const providerQuery = () =>
  queryOptions({
    queryKey: ['provider'],
    queryFn: ({ signal }) => http('GET', '/provider', Provider, { signal }),
    staleTime: Infinity,
  })

/** The same as it stands now; null: nobody has said yet whose portal it is. */
export const firmQuery = () =>
  queryOptions({
    queryKey: ['provider', 'now'],
    queryFn: async ({ signal }) => {
      try {
        return await http('GET', '/provider', Provider, { signal })
      } catch (error) {
        if (faultOf(error)?.code === 'not-found') return null
        throw error
      }
    },
  })

/** `seen`: the version it goes on top of; null: there was none. */
export const changeProvider = (body: ProviderSettings, seen: number | null) =>
  http('PUT', '/provider', Provider, { body, ...(seen !== null && { version: seen }) })

/** A logo as it was drawn anew; settings name it by its id. */
export const keepLogo = (file: File, onProgress: (share: number) => void) =>
  upload('/provider/logos', Logo, {}, file, onProgress)

export const providerVersionsQuery = () =>
  endlessQuery(['provider', 'versions'], '/provider/versions', ProviderVersion)

export const providerVersionQuery = (version: string) =>
  queryOptions({
    queryKey: ['provider', 'versions', version],
    queryFn: ({ signal }) =>
      http('GET', `/provider/versions/${version}`, ProviderVersionDetail, { signal }),
  })

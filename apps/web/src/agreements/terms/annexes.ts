import { Subprocessor } from '@portal/domain/subprocessors/contract'
import { TomVersion, TomVersionDetail } from '@portal/domain/toms/contract'
import { pageOf } from '@portal/domain/page'
import { queryOptions } from '@tanstack/react-query'
import { http } from '../../platform/http/http.ts'

/** What the annexes of an agreement are chosen from: also who stands in the register and works for no client yet. */
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

/** What the measures of one version say. */
export const measuresQuery = (version: number) =>
  queryOptions({
    queryKey: ['agreements', 'measures', version],
    queryFn: async ({ signal }) => {
      const { measures } = await http('GET', `/toms/${version}`, TomVersionDetail, { signal })
      return measures.map(({ text }) => text)
    },
  })

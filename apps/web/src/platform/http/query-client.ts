import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { faultOf } from './fault-of.ts'

const mayPass = (error: Error) => ['unavailable', 'internal'].includes(faultOf(error)?.code ?? '')

const isGone = (error: Error) => ['forbidden', 'not-found'].includes(faultOf(error)?.code ?? '')

export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: Error) => {
    if (faultOf(error)?.code === 'unauthenticated') onSignedOut()
  }
  const client: QueryClient = new QueryClient({
    defaultOptions: {
      // What waits for a connection does so in `connection.ts`, where the person sees it.
      queries: {
        staleTime: 30_000,
        networkMode: 'always',
        retry: (count, error) => mayPass(error) && count < 2,
      },
      mutations: { networkMode: 'always' },
    },
    queryCache: new QueryCache({
      onError: (error, { queryKey, state }) => {
        onError(error)
        // What may not be seen any more is not shown any more either.
        if (isGone(error) && state.data !== undefined)
          void client.resetQueries({ queryKey, exact: true })
      },
    }),
    // Any write may change any list. Refetching what is on screen is cheaper than a map of who affects whom.
    mutationCache: new MutationCache({ onError, onSettled: () => client.invalidateQueries() }),
  })
  return client
}

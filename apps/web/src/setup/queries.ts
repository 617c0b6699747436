import { Setup, type SetupStep } from '@portal/domain/setup/contract'
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { Empty, http } from '../platform/http/http.ts'

/** How far the portal is set up. */
export const setupQuery = () =>
  queryOptions({
    queryKey: ['setup'],
    queryFn: ({ signal }) => http('GET', '/setup', Setup, { signal }),
  })

export const postponeStep = () =>
  mutationOptions({
    mutationFn: (step: SetupStep) => http('PUT', `/setup/${step}/postponement`, Empty),
  })

export const resumeStep = () =>
  mutationOptions({
    mutationFn: (step: SetupStep) => http('DELETE', `/setup/${step}/postponement`, Empty),
  })

export const finishSetup = () =>
  mutationOptions({ mutationFn: () => http('PUT', '/setup/completion', Empty) })

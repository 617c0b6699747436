import type { ChangeSubprocessor, Subprocessor } from '@portal/domain/subprocessors/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { faultOf } from '../../platform/http/fault-of.ts'
import { changeSubprocessor, subprocessorQuery } from '../queries.ts'

/** Sends a change of what the person saw. Where somebody else was first, theirs is fetched: sent again, it goes on top of it. */
export function useChange({ id, version }: Subprocessor) {
  const client = useQueryClient()
  const [seen, setSeen] = useState(version)
  const sending = useMutation({
    mutationFn: (change: z.input<typeof ChangeSubprocessor>) =>
      changeSubprocessor(id, seen, change),
  })
  return async (change: z.input<typeof ChangeSubprocessor>) => {
    try {
      setSeen((await sending.mutateAsync(change)).version)
    } catch (refused) {
      if (faultOf(refused)?.code === 'stale')
        setSeen((await client.fetchQuery({ ...subprocessorQuery(id), staleTime: 0 })).version)
      throw refused
    }
  }
}

import type { Client } from '@portal/domain/clients/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { isSame, merged } from '../../platform/form/differences.ts'
import { faultOf } from '../../platform/http/fault-of.ts'
import { clientQuery } from '../queries.ts'
import { placedInForm } from './client-form.ts'

/**
 * A change of what the person saw. Where somebody else was first, theirs comes into the form beside what was typed, to be
 * looked at and sent again.
 */
export function useSeen<V extends object>(
  client: Client,
  valuesOf: (client: Client) => V,
  form: { values: V; set: (change: Partial<V>) => void },
) {
  const cache = useQueryClient()
  const [begun, setBegun] = useState(client)
  return {
    /** Of all that may be sent, what differs from what was seen. */
    changed: <All extends Partial<Record<keyof Client, unknown>>>(all: All): Partial<All> =>
      // Some of its entries.
      Object.fromEntries(
        Object.entries(all).filter(([name, value]) => !isSame(value, begun[name as keyof Client])),
      ) as Partial<All>,
    send: async (act: (version: number) => Promise<Client>) => {
      try {
        await act(begun.version)
      } catch (refused) {
        if (faultOf(refused)?.code === 'stale') {
          const now = await cache.fetchQuery({ ...clientQuery(begun.id), staleTime: 0 })
          form.set(merged(valuesOf(begun), valuesOf(now), form.values))
          setBegun(now)
        }
        throw placedInForm(refused)
      }
    },
  }
}

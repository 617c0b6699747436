import { t } from '@lingui/core/macro'
import { useSuspenseQueries } from '@tanstack/react-query'
import type { Concerned } from '../binding/about.tsx'
import { clientQuery } from '../clients/queries.ts'

/** Whose people it concerns, the provider's own without a client, and which person. */
export function useConcerned(clientId: string | null): (person?: string | null) => Concerned {
  const queries = (clientId === null ? [] : [clientId]).map(clientQuery)
  const [client] = useSuspenseQueries({ queries })
  return (person = null) => [
    client ? [t`Auftraggeber`, client.data.name] : [t`Gehört zu`, t`beim Auftragnehmer`],
    ...(person === null ? [] : [[t`Person`, person] as const]),
  ]
}

/** An entry of the register by name and function. */
export const namedEntry = (entry: { name: string; function: string }): string =>
  [entry.name, entry.function].filter(Boolean).join(', ')

import { createContext, type ReactNode, useContext } from 'react'
import { withQuery } from './with-query.ts'

const Agreed = createContext<{ clientId: string | null; on: string | null } | null>(null)

/** Leads the clauses within to the agreement of this client or one's own, in the version that held on a day; without one, that holds today. */
export const AgreedWith = ({
  clientId = null,
  on = null,
  children,
}: {
  clientId?: string | null
  on?: string | null
  children: ReactNode
}) => <Agreed value={{ clientId, on }}>{children}</Agreed>

/** The address of the wording that holds where this stands: without a client of the provider's, one's own. */
export function useWordingAt(address: string): string {
  const of = useContext(Agreed)
  return of ? withQuery(address, { auftraggeber: of.clientId, stand: of.on }) : address
}

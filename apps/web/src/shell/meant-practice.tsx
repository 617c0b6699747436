import type { Session } from '@portal/domain/accounts/contract'
import { clientInQuery } from '@portal/domain/addresses'
import type { ReactNode } from 'react'
import { Nowhere } from './not-found-page.tsx'
import { OtherPracticePage } from './other-practice-page.tsx'

/** A page as a link means it: where that is another practice than the one on screen, it says so before anything of it is shown. */
export function MeantPractice({
  session: { side, activeClient, memberships },
  path,
  query,
  children,
}: {
  session: Session
  path: string
  query: (name: string) => string | null
  children: () => ReactNode
}) {
  const meant = query(clientInQuery)
  if (side === 'provider' || meant === null || meant === activeClient?.id) return children()
  const practice = memberships.find(({ clientId }) => clientId === meant)
  if (!practice) return <Nowhere />
  return (
    <OtherPracticePage path={path} practices={[practice]} current={activeClient?.name ?? null} />
  )
}

import { Session } from '@portal/domain/accounts/contract'
import type { QueryClient } from '@tanstack/react-query'
import { isSame } from '../platform/form/differences.ts'
import { faultOf } from '../platform/http/fault-of.ts'
import { http } from '../platform/http/http.ts'
import { serverNow } from '../platform/clock/portal-clock.ts'
import { sessionQuery } from './queries.ts'
import { hearTabs, type SessionEnd } from './session-end.ts'

/** A tab that is seen asks so often whether its session is still there. */
const everyMs = 10_000

/** What decides what this person gets to see. */
const standingOf = ({
  side,
  role,
  authorisation,
  permissions,
  memberships,
  activeClient,
}: Session) => ({
  side,
  role,
  authorisation,
  permissions,
  memberships,
  activeClient,
})

/** Until when a session lasts, as the server said last. */
type Lasts = Pick<Session, 'idleUntil' | 'expiresAt'>

/** Why a session is gone, by the time it was to end. */
export function endOf({ idleUntil, expiresAt }: Lasts, now: number): SessionEnd {
  if (now >= Date.parse(expiresAt)) return 'over'
  return now >= Date.parse(idleUntil) ? 'idle' : 'ended'
}

/**
 * Keeps what a tab shows to what its session may see: asks the server while the tab is seen, when it comes back, and when
 * the session is to end; hears other tabs. Asking keeps the session alive only while somebody does something.
 */
export function watchSession(
  client: QueryClient,
  first: Session,
  leave: (end: SessionEnd | 'other-person') => void,
): { stop: () => void; endNow: () => SessionEnd } {
  let lasts: Lasts = first
  let timer: ReturnType<typeof setTimeout> | undefined
  let standing = standingOf(first)
  const endNow = () => endOf(lasts, serverNow())

  async function check() {
    try {
      const now = await http('GET', '/session', Session)
      if (now.user.id !== first.user.id) return leave('other-person')
      lasts = now
      follow(now)
    } catch (error) {
      if (faultOf(error)?.code === 'unauthenticated') return leave(endNow())
    }
    wait()
  }

  /** Somebody whose rights changed sees nothing that came with those from before. */
  function follow(now: Session) {
    if (isSame(standing, standingOf(now))) return
    standing = standingOf(now)
    const { queryKey } = sessionQuery()
    client.setQueryData(queryKey, now)
    void client.resetQueries({ predicate: (query) => query.queryKey[0] !== queryKey[0] })
  }

  function wait() {
    clearTimeout(timer)
    const untilEnd =
      Math.min(Date.parse(lasts.idleUntil), Date.parse(lasts.expiresAt)) - serverNow()
    const isSeen = document.visibilityState === 'visible'
    const next = isSeen ? everyMs : Math.max(untilEnd + 1_000, everyMs)
    timer = setTimeout(() => void check(), next)
  }

  const comeBack = () => void (document.visibilityState === 'visible' && check())
  const stopHearing = hearTabs((word) => (word === 'signed-out' ? leave(word) : void check()))
  document.addEventListener('visibilitychange', comeBack)
  addEventListener('online', comeBack)
  wait()
  return {
    endNow,
    stop: () => {
      clearTimeout(timer)
      stopHearing()
      document.removeEventListener('visibilitychange', comeBack)
      removeEventListener('online', comeBack)
    },
  }
}

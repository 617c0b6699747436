import { useLingui } from '@lingui/react'
import { type QueryClient, useSuspenseQuery } from '@tanstack/react-query'
import {
  Component,
  type ComponentType,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useState,
  useTransition,
} from 'react'
import { sessionQuery } from './accounts/queries.ts'
import { portalPages } from './pages/table.ts'
import { overConnection } from './platform/http/connection.ts'
import { followLinks } from './platform/navigation/follow-links.ts'
import { type Match, matcher } from './platform/navigation/match.ts'
import { type Here, isFor, type PageLine } from './platform/navigation/page.tsx'
import { followPlaces, goTo, type Place, placeNow, scrollTo } from './platform/navigation/places.ts'
import { FailureAlone, FailurePage } from './shell/failure-page.tsx'
import { MeantPractice } from './shell/meant-practice.tsx'
import { NotFoundPage } from './shell/not-found-page.tsx'
import { Shell } from './shell/shell.tsx'
import { Loading } from './ui/basics/loading.tsx'
import { UnderWay } from './ui/basics/under-way.tsx'

type Found = Match<PageLine> & { show: Awaited<ReturnType<PageLine['load']>> }
/** A place and what is there: a page, none, or why there is none. */
type Arrived = { place: Place; found: Found | null; error: unknown }

const find = matcher(portalPages)

async function arrive(client: QueryClient, place: Place): Promise<Arrived> {
  const match = find(place.pathname)
  if (!match) return { place, found: null, error: null }
  match.line.prefetch?.(client)
  try {
    const sending = { isRepeatable: true, isWrite: false }
    const show = await overConnection(() => match.line.load(), sending)
    return { place, found: { ...match, show }, error: null }
  } catch (error) {
    return { place, found: null, error }
  }
}

/** The pages of a session, each at its address: the only file that knows how one comes from one to another. */
export function Routes({ client }: { client: QueryClient }) {
  const [arrived, setArrived] = useState<Arrived | null>(null)
  const [wanted, setWanted] = useState(placeNow)
  const [isPreparing, startTransition] = useTransition()
  const path = arrived?.place.pathname ?? wanted.pathname

  useEffect(() => {
    followPlaces(setWanted)
    followLinks(goTo)
  }, [])
  useEffect(() => {
    let isWanted = true
    void arrive(client, wanted).then((next) => {
      // Until it is all there, one stays where one was.
      if (isWanted) startTransition(() => setArrived(next))
    })
    return () => {
      isWanted = false
    }
  }, [client, wanted])
  useLayoutEffect(() => {
    if (arrived) scrollTo(arrived.place)
  }, [arrived])

  return (
    <Boundary at={null} Failed={FailureAlone}>
      <UnderWay isUnderWay={isPreparing || (arrived !== null && arrived.place !== wanted)} />
      <Shell path={path} pages={portalPages}>
        {arrived ? (
          // A page never turns into another: it starts anew, its heading takes the focus.
          <Boundary key={path} at={arrived.place} Failed={FailurePage}>
            <There {...arrived} />
          </Boundary>
        ) : (
          <Loading />
        )}
      </Shell>
    </Boundary>
  )
}

function There({ place, found, error }: Arrived) {
  // Subscribes to the language, so that the page is said anew.
  useLingui()
  const { data: session } = useSuspenseQuery(sessionQuery())
  if (error) return <FailurePage error={error} />
  const path = place.pathname
  if (!found) return <NotFoundPage path={path} />
  const search = new URLSearchParams(place.search)
  const here: Here = {
    session,
    may: (permission) => session.permissions.includes(permission),
    param: (name) => found.params[name] ?? '',
    query: (name) => search.get(name),
    hash: place.hash.slice(1),
    go: goTo,
  }
  return (
    <MeantPractice session={session} path={path} query={here.query}>
      {() => (isFor(found.line, session) ? found.show(here) : <NotFoundPage path={path} />)}
    </MeantPractice>
  )
}

type Bounds = { at: Place | null; children: ReactNode; Failed: ComponentType<{ error: unknown }> }
type Failure = { error: unknown; at: Place | null }

/** In place of what could not be shown; at another place it is tried anew. */
class Boundary extends Component<Bounds, Failure> {
  override state: Failure = { error: null, at: this.props.at }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  static getDerivedStateFromProps({ at }: Bounds, state: Failure) {
    return at === state.at ? null : { at, error: null }
  }

  override render() {
    const { children, Failed } = this.props
    return this.state.error === null ? children : <Failed error={this.state.error} />
  }
}

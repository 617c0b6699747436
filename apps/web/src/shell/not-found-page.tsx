import { Trans, useLingui } from '@lingui/react/macro'
import { type Place, pages, placeOf } from '@portal/domain/addresses'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { placeQuery, sessionQuery } from '../accounts/queries.ts'
import { Loading } from '../ui/basics/loading.tsx'
import { Page, Section } from '../ui/page/page.tsx'
import { PageHeader } from '../ui/page/page-header.tsx'
import { OtherPracticePage } from './other-practice-page.tsx'

/** What is not here may be at another of the person's practices. */
export function NotFoundPage({ path = location.pathname }: { path?: string }) {
  const { data: session } = useSuspenseQuery(sessionQuery())
  const place = placeOf(path)
  return place && session.memberships.length > 1 ? (
    <Elsewhere path={path} place={place} current={session.activeClient?.name ?? null} />
  ) : (
    <Nowhere />
  )
}

function Elsewhere({
  path,
  place,
  current,
}: {
  path: string
  place: Place
  current: string | null
}) {
  const { data, isPending } = useQuery(placeQuery(place))
  if (isPending) return <Loading />
  if (!data || data.items.length === 0) return <Nowhere />
  return <OtherPracticePage path={path} practices={data.items} current={current} />
}

export function Nowhere() {
  const { t } = useLingui()
  return (
    <Page>
      <PageHeader title={t`Diese Seite gibt es nicht`} />
      <Section>
        <p>
          <Trans>
            Entweder ist die Adresse unvollständig, oder was hier stand, gehört nicht zu Ihrem
            Zugang.
          </Trans>
        </p>
        <p>
          <a href={pages.home}>
            <Trans>Zur Übersicht</Trans>
          </a>
        </p>
      </Section>
    </Page>
  )
}

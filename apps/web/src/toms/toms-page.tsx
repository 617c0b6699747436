import { Trans, useLingui } from '@lingui/react/macro'
import type { Side } from '@portal/domain/access'
import { at, pages } from '@portal/domain/addresses'
import type { TomVersion } from '@portal/domain/toms/contract'
import { useSuspenseQueries } from '@tanstack/react-query'
import { germanToday } from '../platform/clock/german-time.ts'
import { Banner } from '../ui/basics/banner.tsx'
import { LinkButton } from '../ui/basics/button.tsx'
import { EmptyState } from '../ui/basics/empty-state.tsx'
import { Day } from '../ui/basics/moment.tsx'
import { Page, Section } from '../ui/page/page.tsx'
import { PageHeader } from '../ui/page/page-header.tsx'
import { Measures } from './measures.tsx'
import { tomsQuery, tomVersionsQuery } from './queries.ts'
import { TomFacts } from './tom-facts.tsx'
import { TomVersions } from './tom-versions.tsx'

/** §4: the annex of technical and organisational measures, today's or another version. */
export function TomsPage({
  version,
  side,
  mayWrite,
}: {
  version: string | null
  side: Side
  mayWrite: boolean
}) {
  const { t } = useLingui()
  const [{ data: toms }, { data: versions }] = useSuspenseQueries({
    queries: [tomsQuery(version), tomVersionsQuery()],
  })
  const today = germanToday()
  const current = versions.find(({ validFrom }) => validFrom <= today)?.version ?? toms?.version
  return (
    <Page>
      <PageHeader
        title={t`Schutzmaßnahmen`}
        clause="§ 4"
        lead={
          <p>
            <Trans>
              Wie der Auftragnehmer die Daten schützt: die technischen und organisatorischen
              Maßnahmen (TOM), Anlage zum Vertrag.
            </Trans>
          </p>
        }
      >
        {mayWrite && versions.length > 0 && (
          <LinkButton href={pages.toms.draft} look="quiet">
            <Trans>Nächste Fassung vorbereiten</Trans>
          </LinkButton>
        )}
      </PageHeader>
      {!toms && (
        <Section>
          <NoneInForce side={side} mayWrite={mayWrite} next={versions[0]} />
        </Section>
      )}
      {toms && toms.version !== current && (
        <Section>
          <Banner title={<Trans>Sie sehen Fassung {toms.version}.</Trans>}>
            <p>
              <Trans>
                Heute gilt <a href={pages.toms.today}>Fassung {current}</a>.
              </Trans>
            </p>
          </Banner>
        </Section>
      )}
      {toms && (
        <>
          <TomFacts toms={toms} />
          <Measures measures={toms.measures} />
        </>
      )}
      {toms && versions.length > 1 && (
        <TomVersions versions={versions} shown={toms.version} current={current ?? toms.version} />
      )}
    </Page>
  )
}

/** Before the first version, or before the day it holds from. */
function NoneInForce({
  side,
  mayWrite,
  next,
}: {
  side: Side
  mayWrite: boolean
  next: TomVersion | undefined
}) {
  if (next)
    return (
      <EmptyState
        title={
          <Trans>
            Fassung {next.version} gilt ab <Day on={next.validFrom} />.
          </Trans>
        }
      >
        <p>
          <a href={at(pages.toms.version, { version: next.version })}>
            <Trans>Fassung {next.version} schon jetzt lesen</Trans>
          </a>
        </p>
      </EmptyState>
    )
  if (side === 'client')
    return (
      <EmptyState
        title={<Trans>Ihr Auftragnehmer hat seine Maßnahmen noch nicht veröffentlicht.</Trans>}
      >
        <p>
          <Trans>
            Sobald er sie veröffentlicht, stehen sie hier und in Ihrem Nachweisprotokoll.
          </Trans>
        </p>
      </EmptyState>
    )
  return (
    <EmptyState title={<Trans>Die Maßnahmen sind noch nicht veröffentlicht.</Trans>}>
      <p>
        <Trans>
          Sie sind Anlage zu jedem Vertrag (§ 4). Beginnen Sie mit den zwölf Maßnahmen des
          Vertragsmusters, mit Ihrer eigenen Liste oder leer; Ihre Auftraggeber sehen erst, was Sie
          veröffentlichen.
        </Trans>
      </p>
      {mayWrite && (
        <p>
          <LinkButton href={pages.toms.draft} look="primary">
            <Trans>Erste Fassung schreiben</Trans>
          </LinkButton>
        </p>
      )}
    </EmptyState>
  )
}

import { Trans, useLingui } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import { useSuspenseQueries } from '@tanstack/react-query'
import { germanToday } from '../platform/clock/german-time.ts'
import { Banner } from '../ui/basics/banner.tsx'
import { Page, Section } from '../ui/page/page.tsx'
import { PageHeader } from '../ui/page/page-header.tsx'
import { Measures } from './measures.tsx'
import { tomsQuery, tomVersionsQuery } from './queries.ts'
import { TomFacts } from './tom-facts.tsx'
import { TomVersions } from './tom-versions.tsx'

/** §4: the annex of technical and organisational measures, today's or another version. */
export function TomsPage({ version }: { version: string | null }) {
  const { t } = useLingui()
  const [{ data: toms }, { data: versions }] = useSuspenseQueries({
    queries: [tomsQuery(version), tomVersionsQuery()],
  })
  const today = germanToday()
  const current = versions.find(({ validFrom }) => validFrom <= today)?.version ?? toms.version
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
      />
      {toms.version !== current && (
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
      <TomFacts toms={toms} />
      <Measures measures={toms.measures} />
      {versions.length > 1 && (
        <TomVersions versions={versions} shown={toms.version} current={current} />
      )}
    </Page>
  )
}

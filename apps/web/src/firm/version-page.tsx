import { Trans, useLingui } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import { useSuspenseQuery } from '@tanstack/react-query'
import { providerVersionQuery } from '../provider/queries.ts'
import { Moment } from '../ui/basics/moment.tsx'
import { DefinitionList } from '../ui/data/definition-list.tsx'
import { PageHeader } from '../ui/page/page-header.tsx'
import { Page, Section } from '../ui/page/page.tsx'
import { ChangedFacts, FirmFacts } from './firm-facts.tsx'
import { changedLines } from './firm-lines.ts'
import { ByWhom, NoticeLink } from './version-facts.tsx'

/** What one version changed, and everything that held with it. */
export function FirmVersionPage({ version: which }: { version: string }) {
  const { t } = useLingui()
  const { data: version } = useSuspenseQuery(providerVersionQuery(which))
  const { settings, before } = version
  return (
    <Page>
      <PageHeader
        title={t`Angaben zur Firma, Fassung ${version.version}`}
        clause="§§ 6.3, 9"
        back={
          <a href={pages.firm.history}>
            <Trans>Verlauf der Angaben zur Firma</Trans>
          </a>
        }
      />
      <Section>
        <DefinitionList
          rows={[
            [t`Gilt ab`, <Moment key="at" at={version.at} />],
            [t`Wer`, <ByWhom key="by" version={version} />],
            [t`Mitteilung an alle Auftraggeber`, <NoticeLink key="notice" version={version} />],
          ]}
        />
      </Section>
      {before && (
        <Section title={<Trans>Was sich geändert hat</Trans>}>
          <ChangedFacts lines={changedLines(before, settings)} />
        </Section>
      )}
      <FirmFacts settings={settings} />
    </Page>
  )
}

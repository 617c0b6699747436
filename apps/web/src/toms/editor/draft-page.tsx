import { Trans, useLingui } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import { useSuspenseQueries } from '@tanstack/react-query'
import { Banner } from '../../ui/basics/banner.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { tomDraftQuery, tomVersionsQuery } from '../queries.ts'
import { DraftEditor } from './draft-editor.tsx'
import { StartDraft } from './start-form.tsx'

/** §4: where the next version of the measures is written, and published once it is whole. */
export function TomDraftPage({ go }: { go: (to: string) => void }) {
  const { t } = useLingui()
  const [{ data: draft }, { data: versions }] = useSuspenseQueries({
    queries: [tomDraftQuery(), tomVersionsQuery()],
  })
  const number = draft?.number ?? (versions[0]?.version ?? 0) + 1
  return (
    <Page>
      <PageHeader
        title={t`Fassung ${number} der Schutzmaßnahmen`}
        clause="§ 4"
        back={
          <a href={pages.toms.today}>
            <Trans>Zu den Schutzmaßnahmen</Trans>
          </a>
        }
        lead={
          <p>
            <Trans>
              Ein Entwurf: Ihre Auftraggeber sehen ihn erst, wenn Sie ihn veröffentlichen.
            </Trans>
          </p>
        }
      />
      {versions.length > 0 && (
        <Section>
          <Banner
            title={<Trans>Diese Fassung lässt sich vorbereiten, noch nicht veröffentlichen</Trans>}
          >
            <p>
              <Trans>
                Fassung {versions[0]?.version} ist veröffentlicht. Eine weitere braucht den
                Vergleich mit ihr und die Zustimmung Ihrer Auftraggeber (§ 4.2); das kommt mit dem
                nächsten Schritt des Portals.
              </Trans>
            </p>
          </Banner>
        </Section>
      )}
      {draft ? (
        <DraftEditor key={draft.number} draft={draft} go={go} />
      ) : (
        <StartDraft hasVersion={versions.length > 0} go={go} />
      )}
    </Page>
  )
}

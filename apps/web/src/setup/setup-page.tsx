import { Trans, useLingui } from '@lingui/react/macro'
import { Page, Section } from '../ui/page/page.tsx'
import { PageHeader } from '../ui/page/page-header.tsx'
import { SetupList } from './setup-list.tsx'

/** The same list on a page of its own, also when it is closed. */
export function SetupPage() {
  const { t } = useLingui()
  return (
    <Page>
      <PageHeader
        title={t`Einrichtung`}
        lead={<Trans>Was vor dem ersten Auftraggeber da sein soll, und wie weit es ist.</Trans>}
      />
      <Section title={<Trans>Schritte der Einrichtung</Trans>}>
        <SetupList />
      </Section>
    </Page>
  )
}

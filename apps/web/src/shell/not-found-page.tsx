import { Trans, useLingui } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import { Page, Section } from '../ui/page/page.tsx'
import { PageHeader } from '../ui/page/page-header.tsx'

export function NotFoundPage() {
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

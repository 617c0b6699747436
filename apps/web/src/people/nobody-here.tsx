import { Trans, useLingui } from '@lingui/react/macro'
import { EmptyState } from '../ui/basics/empty-state.tsx'
import { Page, Section } from '../ui/page/page.tsx'
import { PageHeader } from '../ui/page/page-header.tsx'
import { BackToPeople } from './back-to-people.tsx'
import type { Circle } from './circle.ts'

/** An address that leads to nobody: mistyped, removed meanwhile, or of another client. */
export function NobodyHere({ circle }: { circle: Circle }) {
  const { t } = useLingui()
  return (
    <Page>
      <PageHeader title={t`Hier ist niemand`} back={<BackToPeople circle={circle} />} />
      <Section>
        <EmptyState title={<Trans>Diese Person gibt es hier nicht oder nicht mehr.</Trans>} />
      </Section>
    </Page>
  )
}

import { Trans, useLingui } from '@lingui/react/macro'
import { explain } from '../platform/explain.ts'
import { faultOf } from '../platform/fault-of.ts'
import { Button } from '../ui/button.tsx'
import { Page, Section } from '../ui/page.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import styles from './shell.module.css'

/** In place of a page that could not be shown. */
export function FailurePage({ error }: { error: unknown }) {
  const { t } = useLingui()
  if (faultOf(error)?.code === 'not-found') return <NotFoundPage />
  return (
    <Page>
      <PageHeader title={t`Diese Seite lässt sich gerade nicht zeigen`} />
      <Section>
        <p role="alert">{explain(error)}</p>
        <div>
          <Button look="primary" onClick={() => location.reload()}>
            <Trans>Erneut versuchen</Trans>
          </Button>
        </div>
      </Section>
    </Page>
  )
}

/** The same where there is no shell to stand in. */
export const FailureAlone = ({ error }: { error: unknown }) => (
  <main className={styles.alone}>
    <FailurePage error={error} />
  </main>
)

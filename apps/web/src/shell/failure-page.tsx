import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect } from 'react'
import { useOtherWindowSwitched } from '../platform/http/active-client.ts'
import { explain } from '../platform/language/explain.ts'
import { faultOf } from '../platform/http/fault-of.ts'
import { Button } from '../ui/basics/button.tsx'
import { Page, Section } from '../ui/page/page.tsx'
import { PageHeader } from '../ui/page/page-header.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import styles from './shell.module.css'

/** In place of a page that could not be shown. */
export function FailurePage({
  error,
  reload = () => location.reload(),
}: {
  error: unknown
  reload?: () => void
}) {
  const { t } = useLingui()
  const fault = faultOf(error)
  const isSwitched = useOtherWindowSwitched()
  // It failed because another window had switched the client: once that is settled, there is nothing to wait for.
  const canGoOn = fault?.code === 'conflict' && fault.rule === 'other-client' && !isSwitched
  useEffect(() => {
    if (canGoOn) reload()
  }, [canGoOn, reload])
  if (fault?.code === 'not-found') return <NotFoundPage />
  return (
    <Page>
      <PageHeader title={t`Diese Seite lässt sich gerade nicht zeigen`} />
      <Section>
        <p role="alert">{explain(error)}</p>
        <div>
          <Button look="primary" onClick={reload}>
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

import { Trans, useLingui } from '@lingui/react/macro'
import { pages as addresses } from '@portal/domain/addresses'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { type ReactNode, Suspense, useState } from 'react'
import { sessionQuery } from '../accounts/queries.ts'
import { providerQuery } from '../provider/queries.ts'
import type { PageLine } from '../platform/navigation/page.tsx'
import { Button } from '../ui/basics/button.tsx'
import { LiveRegion } from '../ui/basics/live-region.tsx'
import { Brand } from '../ui/basics/brand.tsx'
import { Loading } from '../ui/basics/loading.tsx'
import { AccountBar } from './account-bar.tsx'
import { ConnectionBar } from './connection-bar.tsx'
import { Footer } from './footer.tsx'
import { Navigation } from './navigation.tsx'
import { PrintedAt } from './printed-at.tsx'
import { Questions } from './questions.tsx'
import { SecurityReminder } from './security-reminder.tsx'
import styles from './shell.module.css'
import { WhoseData } from './whose-data.tsx'

/** What stands around every page. */
export function Shell({
  path,
  pages,
  children,
}: {
  path: string
  pages: readonly PageLine[]
  children: ReactNode
}) {
  const { t } = useLingui()
  const { data: session } = useSuspenseQuery(sessionQuery())
  const { data: provider } = useQuery(providerQuery())
  const logoOf = provider?.logo ? provider.name : null
  const [menuAt, setMenuAt] = useState<string | null>(null)
  // A navigation closes the menu, because it was opened at another path.
  const isMenuOpen = menuAt === path
  return (
    <div className={styles.shell}>
      <a href="#inhalt" className={styles.skip}>
        <Trans>Zum Inhalt springen</Trans>
      </a>
      <header className={styles.header}>
        <a
          href={addresses.home}
          className={styles.home}
          aria-label={
            logoOf === null ? t`AVV-Portal, zur Übersicht` : t`${logoOf}: AVV-Portal, zur Übersicht`
          }
        >
          <Brand of={logoOf} />
        </a>
        <WhoseData session={session} />
        <div className={styles.menuButton}>
          <Button
            icon={isMenuOpen ? 'close' : 'menu'}
            look="quiet"
            onClick={() => setMenuAt(isMenuOpen ? null : path)}
            isExpanded={isMenuOpen}
          >
            <Trans>Menü</Trans>
          </Button>
        </div>
      </header>
      <div className={styles.rail} data-open={isMenuOpen || undefined} data-print="no">
        <Navigation session={session} pages={pages} path={path} />
        <AccountBar user={session.user} path={path} />
      </div>
      <main id="inhalt" className={styles.main}>
        <PrintedAt of={session.activeClient?.name ?? session.user.name} />
        {path === addresses.home && <SecurityReminder security={session.security} />}
        <Suspense fallback={<Loading />}>{children}</Suspense>
      </main>
      <Footer />
      <ConnectionBar />
      <LiveRegion />
      <Questions />
    </div>
  )
}

import { Trans, useLingui } from '@lingui/react/macro'
import type { Session } from '@portal/domain/accounts/contract'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { factorsQuery } from '../second-factor/ways.ts'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { Page } from '../../ui/page/page.tsx'
import { Advice } from './advice.tsx'
import { CodeSection } from '../factors/code-section.tsx'
import { FactorSection } from '../factors/factor-section.tsx'
import { FreshCodes } from '../factors/fresh-codes.tsx'
import { Profile } from './profile.tsx'
import { SessionSection } from './session-section.tsx'
import { Unlocked } from './unlocked.tsx'

/** Everything a person keeps about their own access. */
export function AccountPage({
  session: { user, reauthenticatedUntil },
  hash,
}: {
  session: Session
  /** The section somebody was sent to, such as `codes`. */
  hash: string
}) {
  const { t } = useLingui()
  const { data: factors } = useSuspenseQuery(factorsQuery())
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  // The browser looked for it before the page was here.
  useEffect(() => document.getElementById(hash)?.focus(), [hash])
  if (codes) return <FreshCodes codes={codes} email={user.email} onClose={() => setCodes(null)} />
  return (
    <Page>
      <PageHeader
        title={t`Ihr Zugang`}
        lead={<Trans>Wer Sie hier sind, und womit Sie es nachweisen.</Trans>}
      >
        <Unlocked until={reauthenticatedUntil} />
      </PageHeader>
      <Advice factors={factors} />
      <Profile user={user} />
      <FactorSection factors={factors} onCodes={setCodes} />
      <CodeSection codes={factors.recoveryCodes} onCodes={setCodes} />
      <SessionSection />
    </Page>
  )
}

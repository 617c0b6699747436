import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { portalNow } from '../../platform/clock/portal-clock.ts'
import { announce } from '../../ui/basics/live-region.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { RecoveryCodes } from '../second-factor/recovery-codes.tsx'
import { confirmCodes } from './factor-queries.ts'

/** Takes codes that were just made, to be shown now or never. */
export type OnCodes = (codes: readonly string[]) => void

/** A page of its own, so that nothing distracts and nothing else is printed. */
export function FreshCodes({
  codes,
  email,
  onClose,
}: {
  codes: readonly string[]
  email: string
  onClose: () => void
}) {
  const { t } = useLingui()
  const confirm = useMutation(confirmCodes())
  const [madeAt] = useState(() => portalNow())
  return (
    <Page>
      <PageHeader
        title={t`Ihre Wiederherstellungscodes`}
        lead={
          <Trans>
            Damit kommen Sie herein, wenn Ihr Telefon verloren oder kaputt ist. Sie sehen sie nur
            jetzt; frühere gelten nicht mehr.
          </Trans>
        }
      />
      <Section>
        <RecoveryCodes
          codes={codes}
          email={email}
          madeAt={madeAt}
          onConfirm={async (code) => {
            await confirm.mutateAsync(code)
            announce(t`Ihre Wiederherstellungscodes sind bestätigt.`)
            onClose()
          }}
          onLater={onClose}
        />
      </Section>
    </Page>
  )
}

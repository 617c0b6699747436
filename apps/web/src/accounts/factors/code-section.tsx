import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { FactorList } from '@portal/domain/accounts/factors'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Badge } from '../../ui/basics/badge.tsx'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { Moment } from '../../ui/basics/moment.tsx'
import { Section } from '../../ui/page/page.tsx'
import { RecoveryCodeCheck } from '../second-factor/recovery-code-check.tsx'
import styles from '../account.module.css'
import { confirmCodes } from './factor-queries.ts'
import type { OnCodes } from './fresh-codes.tsx'
import { RenewCodes } from './renew-codes.tsx'

/** The way in when every factor is lost: how many are left, and whether somebody has ever kept them. */
export function CodeSection({
  codes: { left, createdAt, confirmedAt },
  onCodes,
}: {
  codes: FactorList['recoveryCodes']
  onCodes: OnCodes
}) {
  const { t } = useLingui()
  return (
    <Section id="codes" title={<Trans>Wiederherstellungscodes</Trans>}>
      <p>
        <Trans>
          Ein Wiederherstellungscode ersetzt einmal den zweiten Faktor, wenn Ihr Telefon verloren
          oder kaputt ist.
        </Trans>
      </p>
      {createdAt === null && (
        <p>
          <Trans>Sie haben noch keine.</Trans>
        </p>
      )}
      {createdAt && (
        <DefinitionList
          rows={[
            [
              t`Übrig`,
              <span key="left" className={styles.title}>
                <Plural value={left} one="# Code" other="# Codes" />
                {left <= 3 && (
                  <Badge tone="caution">
                    <Trans>wenige</Trans>
                  </Badge>
                )}
              </span>,
            ],
            [t`Erzeugt`, <Moment key="at" at={createdAt} />],
            [
              t`Bestätigt`,
              confirmedAt ? (
                <Moment at={confirmedAt} />
              ) : (
                <Badge tone="caution">
                  <Trans>noch nicht</Trans>
                </Badge>
              ),
            ],
          ]}
        />
      )}
      <CodeActs canConfirm={createdAt !== null && confirmedAt === null && left > 0}>
        <RenewCodes isFirst={createdAt === null} onCodes={onCodes} />
      </CodeActs>
    </Section>
  )
}

function CodeActs({ canConfirm, children }: { canConfirm: boolean; children: ReactNode }) {
  const { t } = useLingui()
  const [isOpen, setOpen] = useState(false)
  const confirm = useMutation(confirmCodes())
  if (canConfirm && isOpen)
    return (
      <div className={styles.panel}>
        <RecoveryCodeCheck
          description={t`Vom Ausdruck oder aus Ihrem Passwortspeicher. Er wird dadurch nicht verbraucht. Finden Sie keinen, erzeugen Sie neue.`}
          confirmLabel={t`Bestätigen`}
          onConfirm={async (code) => {
            await confirm.mutateAsync(code)
            announce(t`Ihre Wiederherstellungscodes sind bestätigt.`)
          }}
          onLater={() => setOpen(false)}
        />
      </div>
    )
  return (
    <ButtonRow>
      {canConfirm && (
        <Button onClick={() => setOpen(true)}>
          <Trans>Ich habe sie, jetzt bestätigen</Trans>
        </Button>
      )}
      {children}
    </ButtonRow>
  )
}

import { Trans, useLingui } from '@lingui/react/macro'
import type { Receipt } from '@portal/domain/receipts/contract'
import type { ReactNode } from 'react'
import { LinkButton } from '../ui/basics/button.tsx'
import { Moment } from '../ui/basics/moment.tsx'
import { DefinitionList } from '../ui/data/definition-list.tsx'
import { HashText } from '../ui/data/hash-text.tsx'
import { PageHeader } from '../ui/page/page-header.tsx'
import { Page, Section } from '../ui/page/page.tsx'
import styles from './binding.module.css'
import { BindingSteps } from './binding-steps.tsx'
import { ReceiptDownloads } from './receipt-downloads.tsx'
import { Exact } from '../ui/basics/exact.tsx'

/** What a person holds after a binding act: its receipt with number and time, and what happens now. */
export function ReceiptPage({
  receipt,
  title,
  clause,
  back,
  next,
  home,
  about,
}: {
  receipt: Receipt
  /** What the receipt proves. */
  title: string
  clause?: string
  back: ReactNode
  /** What happens now. */
  next: ReactNode
  home: { href: string; label: ReactNode }
  /** What it was done to. */
  about: readonly [name: string, value: string]
}) {
  const { t } = useLingui()
  return (
    <Page>
      <PageHeader title={title} clause={clause} back={back}>
        <Exact className={styles.number}>{receipt.number}</Exact>
      </PageHeader>
      <BindingSteps ends="receipt" current="end" />
      <Section>
        <p>{next}</p>
        <ReceiptDownloads receipt={receipt} look="primary" isSigned />
        <div>
          <LinkButton href={home.href}>{home.label}</LinkButton>
        </div>
      </Section>
      <Section title={<Trans>Ihre Quittung</Trans>}>
        <DefinitionList
          rows={[
            about,
            [t`Quittung`, receipt.number],
            [t`Ausgestellt am`, <Moment key="at" at={receipt.issuedAt} />],
            [t`Prüfsumme der Quittung (SHA-256)`, <HashText key="r" sha256={receipt.sha256} />],
          ]}
        />
      </Section>
    </Page>
  )
}

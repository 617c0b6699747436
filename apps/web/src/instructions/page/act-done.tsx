import { Trans, useLingui } from '@lingui/react/macro'
import type { Instruction } from '@portal/domain/instructions/contract'
import { say } from '../../platform/language/i18n.ts'
import { LinkButton } from '../../ui/basics/button.tsx'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import { HashText } from '../../ui/data/hash-text.tsx'
import { Moment } from '../../ui/basics/moment.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { bindingActWords } from '../../receipts/words.ts'
import { afterActWords } from './act-words.ts'
import { BackToList } from '../back-to-list.tsx'
import { BindingSteps } from '../../binding/binding-steps.tsx'
import styles from '../instruction.module.css'
import { ReceiptFiles } from '../papers/receipts.tsx'

/** What a person holds after a binding act: its receipt with number and time, and what happens now. */
export function ActDone({ instruction, number }: { instruction: Instruction; number: string }) {
  const { t } = useLingui()
  const receipt = instruction.receipts.find((each) => each.number === number)
  if (!receipt) return null
  return (
    <Page>
      <PageHeader title={say(bindingActWords[receipt.act])} clause="§ 8.3" back={<BackToList />}>
        <span className={styles.number}>{receipt.number}</span>
      </PageHeader>
      <BindingSteps current="receipt" />
      <Section>
        <p>{say(afterActWords[receipt.act])}</p>
        <ReceiptFiles receipt={receipt} look="primary" isSigned />
        <div>
          <LinkButton href={`/weisungen/${instruction.id}`}>
            <Trans>Zur Weisung</Trans>
          </LinkButton>
        </div>
      </Section>
      <Section title={<Trans>Ihre Quittung</Trans>}>
        <DefinitionList
          rows={[
            [t`Weisung`, [instruction.number, instruction.title].filter(Boolean).join(', ')],
            [t`Quittung`, receipt.number],
            [t`Ausgestellt am`, <Moment key="at" at={receipt.issuedAt} />],
            [t`Prüfsumme der Quittung (SHA-256)`, <HashText key="r" sha256={receipt.sha256} />],
          ]}
        />
      </Section>
    </Page>
  )
}

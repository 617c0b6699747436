import { Trans, useLingui } from '@lingui/react/macro'
import type { Instruction } from '@portal/domain/instructions/contract'
import { ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import { HashText } from '../../ui/data/hash-text.tsx'
import { Moment } from '../../ui/basics/moment.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { BackToList } from '../back-to-list.tsx'
import { addressOf } from '../binding/on-instruction.ts'
import { receiptWords } from '../../moves/words.ts'
import { say } from '../../platform/language/i18n.ts'
import styles from '../instruction.module.css'
import { clauseOfMatter, isChange, saidOf } from '../matter.ts'
import { ReceiptButton } from '../papers/receipt-button.tsx'
import { SubmissionSteps } from './submission-steps.tsx'
import { Exact } from '../../ui/basics/exact.tsx'

/** What a person holds after the act: number, time, receipt, and what happens now. */
export function Given({ instruction }: { instruction: Instruction }) {
  const { t } = useLingui()
  const { id, number, title, submittedAt, givenBy, receipt, textSha256 } = instruction
  const said = saidOf(instruction)
  if (!receipt) return null
  return (
    <Page>
      <PageHeader
        title={isChange(instruction) ? t`Ihr Vorschlag ist gemacht` : t`Ihre Weisung ist erteilt`}
        clause={clauseOfMatter(instruction)}
        back={<BackToList />}
      >
        <Exact className={styles.number}>{number}</Exact>
      </PageHeader>
      <SubmissionSteps current="receipt" />
      <Section>
        <ButtonRow>
          <ReceiptButton id={id} number={receipt.number} look="primary" />
          <LinkButton href={addressOf(id)}>{said(t`Zur Weisung`)}</LinkButton>
        </ButtonRow>
      </Section>
      <Section title={<Trans>Ihre Quittung</Trans>}>
        <DefinitionList
          rows={[
            [said(t`Weisung`), <Exact key="w">{`${number}, ${title}`}</Exact>],
            [t`Quittung`, <Exact key="q">{receipt.number}</Exact>],
            [
              isChange(instruction) ? t`Vorgeschlagen am` : t`Erteilt am`,
              submittedAt && <Moment at={submittedAt} />,
            ],
            [
              isChange(instruction) ? t`Vorgeschlagen von` : t`Erteilt von`,
              givenBy && `${givenBy.name}, ${givenBy.function}`,
            ],
            [t`Prüfsumme der Quittung (SHA-256)`, <HashText key="r" sha256={receipt.sha256} />],
            [t`Prüfsumme des Wortlauts (SHA-256)`, <HashText key="t" sha256={textSha256} />],
          ]}
        />
      </Section>
      <Section title={<Trans>Wie es weitergeht</Trans>}>
        {isChange(instruction) ? (
          <p>{say(receiptWords['change.proposed'].after)}</p>
        ) : (
          <ol className={styles.next}>
            <li>
              <Trans>
                Ihr Auftragnehmer findet sie im Portal und bestätigt den Eingang; eine E-Mail an ihn
                ist geschrieben.
              </Trans>
            </li>
            <li>
              <Trans>
                Er prüft die Weisung und führt sie aus, oder er sagt Ihnen, warum nicht.
              </Trans>
            </li>
            <li>
              <Trans>
                Bei jedem Schritt erhalten Sie eine E-Mail. Nachlesen können Sie alles hier bei der
                Weisung.
              </Trans>
            </li>
          </ol>
        )}
      </Section>
    </Page>
  )
}

import { t } from '@lingui/core/macro'
import type { KeptSettings } from '@portal/domain/provider/contract'
import { DefinitionList } from '../ui/data/definition-list.tsx'
import { Section } from '../ui/page/page.tsx'
import styles from './firm.module.css'
import { type ChangedLine, type FirmLine, firmGroups } from './firm-lines.ts'

/** Everything that the provider says of itself. */
export const FirmFacts = ({ settings }: { settings: KeptSettings }) =>
  firmGroups(settings).map(({ title, clause, lines }) => (
    <Section key={title} title={title} clause={clause}>
      <DefinitionList
        rows={lines.map((line) => [line.label, <Words key={line.label} {...line} />])}
      />
    </Section>
  ))

/** What is another, with what it said before. */
export const ChangedFacts = ({ lines }: { lines: readonly ChangedLine[] }) => (
  <DefinitionList
    rows={lines.map((line) => [
      line.label,
      <div key={line.label}>
        <Words {...line} />
        <span className={styles.before}>
          {t`bisher:`} <Words {...line} text={line.before} />
        </span>
      </div>,
    ])}
  />
)

const Words = ({ text, isTyped }: Pick<FirmLine, 'text' | 'isTyped'>) =>
  isTyped ? (
    <span className={styles.text} lang="de" translate="no">
      {text}
    </span>
  ) : (
    <span className={styles.text}>{text}</span>
  )

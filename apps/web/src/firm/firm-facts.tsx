import { t } from '@lingui/core/macro'
import { LogoId } from '@portal/domain/provider/logo'
import type { KeptSettings } from '@portal/domain/provider/contract'
import { DefinitionList } from '../ui/data/definition-list.tsx'
import { Section } from '../ui/page/page.tsx'
import { Swatch } from './accent-field.tsx'
import { LogoPicture } from './logo-picture.tsx'
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

/** One line: words, a picture or a colour. */
export const Words = ({ part, text, isTyped }: Pick<FirmLine, 'part' | 'text' | 'isTyped'>) =>
  part === 'logo' && LogoId.safeParse(text).success ? (
    <LogoPicture id={text} />
  ) : part === 'accent' && text.startsWith('#') ? (
    <span translate="no">
      <Swatch colour={text} /> {text}
    </span>
  ) : isTyped ? (
    <span className={styles.text} lang="de" translate="no">
      {text}
    </span>
  ) : (
    <span className={styles.text}>{text}</span>
  )

import { useLingui } from '@lingui/react/macro'
import { say } from '../../../platform/language/i18n.ts'
import { DefinitionList } from '../../../ui/data/definition-list.tsx'
import { type EntryWords, linesOf } from '../entry-lines.ts'
import styles from '../../people.module.css'

/** An entry exactly as it will stand in the register; beside what changes, what stood there before. */
export function EntryReview({ entry, before }: { entry: EntryWords; before?: EntryWords }) {
  const { t } = useLingui()
  const old = new Map(before && linesOf(before).map(({ field, text }) => [field, text]))
  return (
    <div className={styles.entry}>
      <DefinitionList
        rows={linesOf(entry).map(({ field, label, text }) => {
          const was = old.get(field)
          return [
            say(label),
            was === undefined || was === text ? (
              text
            ) : (
              <span key={field}>
                <strong>{text}</strong>
                <span className={styles.before}>{t`bisher: ${was}`}</span>
              </span>
            ),
          ]
        })}
      />
    </div>
  )
}

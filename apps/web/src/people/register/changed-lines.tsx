import { useLingui } from '@lingui/react/macro'
import { say } from '../../platform/language/i18n.ts'
import { type EntryWords, linesOf } from './entry-lines.ts'
import styles from '../people.module.css'

/** What two states of an entry differ in: as it is now, and as it was. */
export function ChangedLines({ before, now }: { before: EntryWords; now: EntryWords }) {
  const { t } = useLingui()
  const old = new Map(linesOf(before).map(({ field, text }) => [field, text]))
  const changed = linesOf(now).filter(({ field, text }) => old.get(field) !== text)
  if (changed.length === 0) return null
  return (
    <dl className={styles.changes}>
      {changed.map(({ field, label, text }) => {
        const was = old.get(field)
        return (
          <div key={field}>
            <dt>{say(label)}</dt>
            <dd>
              {text}
              <span className={styles.before}>{t`bisher: ${was}`}</span>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

import { Trans } from '@lingui/react/macro'
import { useEffect, useRef } from 'react'
import { say } from '../../../platform/language/i18n.ts'
import { Banner } from '../../../ui/basics/banner.tsx'
import { Button, ButtonRow } from '../../../ui/basics/button.tsx'
import { differences, type EntryValues } from '../entry-form.ts'
import { type EntryWords, type Known, linesOf, wordsOf } from '../entry-lines.ts'
import styles from '../../people.module.css'

/** Somebody changed the entry in between: what they changed beside what this person has, and the choice between the two. */
export function EntryConflict({
  fields,
  base,
  stored,
  mine,
  known,
  onKeepMine,
  onTakeStored,
}: {
  /** What the other one changed. */
  fields: (keyof EntryValues)[]
  base: EntryValues
  stored: EntryValues
  mine: EntryValues
  known: Known
  onKeepMine: () => void
  onTakeStored: () => void
}) {
  const own = differences(base, mine)
  const frame = useRef<HTMLDivElement>(null)
  // What was to be confirmed is no longer on screen: this says why.
  useEffect(() => frame.current?.focus(), [])
  const typed = new Map(linesOf(wordsOf(mine, known)).map(({ field, text }) => [field, text]))
  const changed = new Set(fields.map((field) => lines[field]))
  const both = new Set(own.map((field) => lines[field]))
  return (
    <div ref={frame} tabIndex={-1}>
      <Banner
        tone="caution"
        title={
          <span role="alert">
            <Trans>Jemand hat diesen Eintrag inzwischen geändert.</Trans>
          </span>
        }
      >
        <div className={styles.stack}>
          <p>
            <Trans>
              Von Ihnen ist noch nichts gespeichert, und was Sie eingegeben haben, ist noch da.
              Entscheiden Sie, was gilt.
            </Trans>
          </p>
          <dl className={styles.changes}>
            {linesOf(wordsOf(stored, known))
              .filter(({ field }) => changed.has(field))
              .map(({ field, label, text }) => (
                <div key={field}>
                  <dt>{say(label)}</dt>
                  <dd>
                    <Trans>Gespeichert: {text}</Trans>
                  </dd>
                  {both.has(field) && (
                    <dd>
                      <Trans>Bei Ihnen: {typed.get(field)}</Trans>
                    </dd>
                  )}
                </div>
              ))}
          </dl>
          <ButtonRow>
            <Button onClick={onKeepMine}>
              <Trans>Meine Eingaben behalten</Trans>
            </Button>
            <Button onClick={onTakeStored}>
              <Trans>Gespeicherten Stand übernehmen</Trans>
            </Button>
          </ButtonRow>
        </div>
      </Banner>
    </div>
  )
}

/** The line of an entry that a field of the form ends up in. */
const lines: Record<keyof EntryValues, keyof EntryWords> = {
  who: 'access',
  userId: 'access',
  name: 'name',
  function: 'function',
  phone: 'phone',
  email: 'email',
  validFrom: 'validFrom',
  validUntil: 'validUntil',
  deputyOfId: 'deputyOf',
}

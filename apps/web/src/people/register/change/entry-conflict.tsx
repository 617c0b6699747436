import { Trans } from '@lingui/react/macro'
import type { AuthorisedPerson } from '@portal/domain/people/contract'
import { Conflict } from '../../../binding/changed.tsx'
import { differences } from '../../../platform/form/differences.ts'
import { say } from '../../../platform/language/i18n.ts'
import styles from '../../people.module.css'
import { type EntryFormState, type EntryValues, valuesOf } from '../entry-form.ts'
import { type EntryWords, type Known, linesOf, wordsOf } from '../entry-lines.ts'

/** Somebody changed the entry in between: what they changed beside what this person has, and the choice between the two. */
export function EntryConflict({
  before,
  record,
  form: { values: mine },
  known,
  onKeepMine,
  onTakeStored,
}: {
  before: EntryValues
  record: AuthorisedPerson
  form: EntryFormState
  known: Known
  onKeepMine: () => void
  onTakeStored: () => void
}) {
  const stored = valuesOf(record)
  const typed = new Map(linesOf(wordsOf(mine, known)).map(({ field, text }) => [field, text]))
  const changed = new Set(differences(before, stored).map((field) => lines[field]))
  const own = new Set(differences(before, mine).map((field) => lines[field]))
  return (
    <Conflict
      title={<Trans>Jemand hat diesen Eintrag inzwischen geändert.</Trans>}
      onKeepMine={onKeepMine}
      onTakeStored={onTakeStored}
    >
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
              {own.has(field) && (
                <dd>
                  <Trans>Bei Ihnen: {typed.get(field)}</Trans>
                </dd>
              )}
            </div>
          ))}
      </dl>
    </Conflict>
  )
}

/** The line of an entry that a field of the form ends up in. */
const lines: Record<keyof EntryValues, keyof EntryWords | null> = {
  who: 'access',
  userId: 'access',
  name: 'name',
  function: 'function',
  phone: 'phone',
  email: 'email',
  validFrom: 'validFrom',
  validUntil: 'validUntil',
  deputyOfId: 'deputyOf',
  basis: null,
  documentId: null,
}

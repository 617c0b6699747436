import { msg } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import type { Instruction } from '@portal/domain/instructions/contract'
import { Conflict } from '../../binding/changed.tsx'
import { differences } from '../../platform/form/differences.ts'
import { say } from '../../platform/language/i18n.ts'
import { Moment } from '../../ui/basics/moment.tsx'
import { Prose } from '../../ui/data/framed.tsx'
import { type DraftValues, valuesOf } from '../fields/draft-contract.ts'
import { fieldWords, sayField } from '../fields/field-words.ts'
import styles from '../instruction.module.css'

const nothing = msg`keine Angabe`

/** A colleague saved in between: what they changed beside what this person has, and the choice between the two. */
export function DraftConflict({
  before,
  record,
  mine,
  onKeepMine,
  onTakeStored,
}: {
  before: DraftValues
  record: Instruction
  mine: DraftValues
  onKeepMine: () => void
  onTakeStored: () => void
}) {
  const stored = valuesOf(record)
  const own = differences(before, mine)
  return (
    <Conflict
      title={<Trans>Jemand aus Ihrer Praxis hat diesen Entwurf inzwischen geändert.</Trans>}
      onKeepMine={onKeepMine}
      onTakeStored={onTakeStored}
    >
      <p>
        <Trans>
          Gespeichert am <Moment at={record.updatedAt} />. Ihre Eingaben sind noch da; entscheiden
          Sie, was gilt.
        </Trans>
      </p>
      <dl className={styles.changes}>
        {differences(before, stored).map((field) => (
          <div key={field}>
            <dt>{say(fieldWords[field])}</dt>
            <dd>
              <span className={styles.soft}>
                <Trans>Gespeichert:</Trans>
              </span>
              <Prose>{sayField(field, stored) || say(nothing)}</Prose>
            </dd>
            {own.includes(field) && (
              <dd>
                <span className={styles.soft}>
                  <Trans>Bei Ihnen:</Trans>
                </span>
                <Prose>{sayField(field, mine) || say(nothing)}</Prose>
              </dd>
            )}
          </div>
        ))}
      </dl>
      <p>
        <Trans>
          Was Sie selbst nicht geändert haben, wird in jedem Fall vom gespeicherten Stand
          übernommen.
        </Trans>
      </p>
    </Conflict>
  )
}

import { Trans } from '@lingui/react/macro'
import { msg } from '@lingui/core/macro'
import { say } from '../../platform/language/i18n.ts'
import { Hidden } from '../../ui/basics/hidden.tsx'
import { differences } from '../../platform/form/differences.ts'
import { valuesOf, type Worded } from '../fields/draft-contract.ts'
import { fieldWords, sayField } from '../fields/field-words.ts'
import { Prose } from '../../ui/data/framed.tsx'
import styles from '../instruction.module.css'
import { diffWords, type Piece } from './word-diff.ts'

const nothing = msg`keine Angabe`

/** What two wordings differ in, each changed word marked. */
export function WordingChanges({ before, after }: { before: Worded; after: Worded }) {
  const [old, now] = [valuesOf(before), valuesOf(after)]
  const changed = differences(old, now).filter(
    (field) => sayField(field, old) !== sayField(field, now),
  )
  if (changed.length === 0)
    return (
      <p className={styles.soft}>
        <Trans>Die beiden Fassungen gleichen sich.</Trans>
      </p>
    )
  return (
    <dl className={styles.changes}>
      {changed.map((field) => (
        <div key={field}>
          <dt>{say(fieldWords[field])}</dt>
          <dd>
            <Prose>
              {diffWords(
                sayField(field, old) || say(nothing),
                sayField(field, now) || say(nothing),
              ).map((piece, index) => (
                <Marked key={index} piece={piece} />
              ))}
            </Prose>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Struck out or underlined for the eye, said for the ear. */
function Marked({ piece: { kind, text } }: { piece: Piece }) {
  if (kind === 'same') return text
  return kind === 'removed' ? (
    <del className={styles.removed}>
      <Hidden>
        <Trans>gestrichen:</Trans>{' '}
      </Hidden>
      {text}
    </del>
  ) : (
    <ins className={styles.added}>
      <Hidden>
        <Trans>neu:</Trans>{' '}
      </Hidden>
      {text}
    </ins>
  )
}

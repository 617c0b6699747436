import { Trans } from '@lingui/react/macro'
import { changedWords, comparedLines } from '@portal/domain/agreements/text-changes'
import { Hidden } from '../ui/basics/hidden.tsx'
import { Fielded } from './fielded.tsx'
import styles from './texts.module.css'

/** What one text has otherwise than another, paragraph by paragraph and word by word. */
export function TextChanges({ lines, other }: { lines: string[]; other: string[] }) {
  const changes = comparedLines(lines.join('\n'), other.join('\n')).filter(
    ({ change }) => change !== null,
  )
  if (changes.length === 0)
    return (
      <p>
        <Trans>Kein Unterschied.</Trans>
      </p>
    )
  return (
    <ol className={styles.changes}>
      {changes.map(({ line, change, was }, index) => (
        <li key={index}>
          <p className={styles.mark}>
            {change === 'changed' ? (
              <Trans>geändert</Trans>
            ) : change === 'added' ? (
              <Trans>ergänzt</Trans>
            ) : (
              <Trans>entfallen</Trans>
            )}
          </p>
          <p className={styles.line} lang="de" translate="no">
            {change === 'changed' && was !== null ? (
              changedWords(was, line).map((words, at) => <Word key={at} {...words} />)
            ) : (
              <Word kind={change === 'added' ? 'added' : 'removed'} text={line} />
            )}
          </p>
        </li>
      ))}
    </ol>
  )
}

/** Struck out or underlined for the eye, said for the ear. */
function Word({ kind, text }: { kind: 'same' | 'added' | 'removed'; text: string }) {
  if (kind === 'same') return <Fielded line={text} />
  return kind === 'removed' ? (
    <del className={styles.removed}>
      <Hidden>
        <Trans>gestrichen:</Trans>{' '}
      </Hidden>
      <Fielded line={text} />
    </del>
  ) : (
    <ins className={styles.added}>
      <Hidden>
        <Trans>neu:</Trans>{' '}
      </Hidden>
      <Fielded line={text} />
    </ins>
  )
}

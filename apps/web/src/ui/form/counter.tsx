import { Plural } from '@lingui/react/macro'
import styles from './field.module.css'

/** How much room is left, from four fifths on; before that it would only distract. */
export function Counter({ used, limit }: { used: number; limit: number | undefined }) {
  if (limit === undefined || used < limit * 0.8) return null
  return (
    <span className={styles.counter} aria-live="polite">
      {used <= limit ? (
        <Plural value={limit - used} one="noch # Zeichen" other="noch # Zeichen" />
      ) : (
        <Plural value={used - limit} one="# Zeichen zu viel" other="# Zeichen zu viel" />
      )}
    </span>
  )
}

import { boxName, fieldName } from './words.ts'
import styles from './texts.module.css'

/** A paragraph of the text, its fields by their names. */
export const Fielded = ({ line }: { line: string }) =>
  line.split(/(\{\w+\}|^\[[\w-]+\])/u).map((part, index) => {
    const name = part.slice(1, -1)
    if (!/^(?:\{\w+\}|\[[\w-]+\])$/u.test(part)) return part
    return (
      <span key={index} className={styles.field}>
        {part.startsWith('{') ? fieldName(name) : boxName(name)}
      </span>
    )
  })

import styles from './people.module.css'
import { readableAddress } from '@portal/domain/mail-address'

/** A person in a list; the name leads to what may be done, where anything may. */
export const PersonCell = ({
  name,
  email,
  href = null,
}: {
  name: string
  email: string
  href?: string | null
}) => (
  <>
    {href ? <a href={href}>{name}</a> : name}
    <span className={styles.below}>{readableAddress(email)}</span>
  </>
)

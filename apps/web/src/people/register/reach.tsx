import styles from '../people.module.css'
import { MailLink } from '../../ui/basics/mail-link.tsx'
import { PhoneLink } from '../../ui/basics/phone-link.tsx'

/** How to get hold of somebody. */
export const Reach = ({ phone, email }: { phone: string | null; email: string }) => (
  <span className={styles.contact}>
    {phone && (
      <>
        <PhoneLink number={phone} />
        <br />
      </>
    )}
    <MailLink address={email} />
  </span>
)

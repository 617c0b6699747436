import styles from '../people.module.css'
import { MailLink, PhoneLink } from '../../ui/basics/contact-link.tsx'

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

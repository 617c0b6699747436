import styles from '../people.module.css'
import { MailLink } from '../../ui/basics/mail-link.tsx'

/** How to get hold of somebody. */
export const Reach = ({ phone, email }: { phone: string | null; email: string }) => (
  <span className={styles.contact}>
    {phone && (
      <>
        <a href={`tel:${phone.replaceAll(/[^+\d]/gu, '')}`}>{phone}</a>
        <br />
      </>
    )}
    <MailLink address={email} />
  </span>
)

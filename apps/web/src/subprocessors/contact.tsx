import type { Subprocessor } from '@portal/domain/subprocessors/contract'
import { MailLink } from '../ui/basics/contact-link.tsx'

export const Contact = ({ contact }: { contact: NonNullable<Subprocessor['contact']> }) => (
  <>
    <p>{[contact.name, contact.position].filter(Boolean).join(', ')}</p>
    {contact.email && (
      <p>
        <MailLink address={contact.email} />
      </p>
    )}
    {contact.phone && <p>{contact.phone}</p>}
  </>
)

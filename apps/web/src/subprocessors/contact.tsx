import type { Subprocessor } from '@portal/domain/subprocessors/contract'

export const Contact = ({ contact }: { contact: NonNullable<Subprocessor['contact']> }) => (
  <>
    <p>{[contact.name, contact.position].filter(Boolean).join(', ')}</p>
    {contact.email && (
      <p>
        <a href={`mailto:${contact.email}`}>{contact.email}</a>
      </p>
    )}
    {contact.phone && <p>{contact.phone}</p>}
  </>
)

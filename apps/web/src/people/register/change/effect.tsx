import { Trans } from '@lingui/react/macro'
import type { Document } from '@portal/domain/documents/contract'
import { BothSidesTold } from '../both-sides-told.tsx'
import type { BasisValues } from '../../grounds/ground-form.ts'

/** What comes of it at once, and on what ground. */
export function Effect({
  basis: { basis, documentId },
  documents,
}: {
  basis: BasisValues
  documents: Document[]
}) {
  const title = documents.find(({ id }) => id === documentId)?.title
  if (basis === 'confirm')
    return (
      <p>
        <Trans>
          Es gilt erst, wenn der Auftraggeber es bestätigt hat. Er bekommt jetzt eine E-Mail.
        </Trans>
      </p>
    )
  return (
    <>
      {title && (
        <p>
          <Trans>
            Grundlage: „{title}“. Das steht von nun an im Register, im Nachweisprotokoll und auf
            jeder Quittung.
          </Trans>
        </p>
      )}
      <BothSidesTold />
    </>
  )
}

import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Circle } from '../circle.ts'
import { invitationsQuery, membersQuery, signedQuery } from '../queries.ts'
import { type BasisValues, citedOf } from './ground-form.ts'
import { GroundFields } from './ground-fields.tsx'

/**
 * On what the provider makes or unmakes a manager of a client: nothing is asked where it is no manager, where the client does
 * it itself, or where there is none yet, whom the provider invites.
 */
export function useGround(circle: Circle, isManager: boolean, isFirst = true) {
  const { t } = useLingui()
  const [basis, setBasis] = useState<BasisValues['basis'] | null>('confirm')
  const [documentId, setDocument] = useState<string | null>(null)
  const [isMissing, setMissing] = useState(false)
  const { clientId } = circle
  const isProviders = clientId !== null && circle.side === 'provider'
  const enabled = isProviders && isManager
  const id = clientId ?? ''
  const { data: members } = useQuery({ ...membersQuery(id), enabled })
  const { data: invitations } = useQuery({ ...invitationsQuery(circle), enabled })
  const { data: documents = [] } = useQuery({ ...signedQuery(id), enabled })
  const hasManager =
    members?.some(({ role }) => role === 'manager') ||
    invitations?.some(
      ({ role, status }) => role === 'manager' && (status === 'open' || status === 'expired'),
    )
  const isAsked = enabled && (hasManager || !isFirst)
  const isUnsaid = isAsked && basis === 'document' && documentId === null
  return {
    isProposed: isAsked && basis === 'confirm',
    /** What is cited; null, and said beside the field, where the document was not chosen. */
    cited: () => {
      setMissing(isUnsaid)
      if (isUnsaid) return null
      return isAsked && basis ? citedOf({ basis, documentId }, documents) : {}
    },
    fields: isAsked ? (
      <GroundFields
        basis={{ value: basis, onChange: setBasis }}
        document={{
          value: documentId,
          onChange: setDocument,
          ...(isMissing &&
            documentId === null && { errorMessage: t`Bitte wählen Sie das Dokument.` }),
        }}
        documents={documents}
      />
    ) : (
      enabled &&
      members && (
        <p>
          <Trans>
            Dieser Auftraggeber hat noch keine Leitung. Wer so eingeladen wird, ist im Register und
            auf jeder Quittung dauerhaft als vom Auftragnehmer eingeladen zu erkennen.
          </Trans>
        </p>
      )
    ),
  }
}

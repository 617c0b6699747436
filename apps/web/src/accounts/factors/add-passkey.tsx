import { Trans } from '@lingui/react/macro'
import type { PasskeyCreation } from '@portal/domain/accounts/passkeys'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/basics/button.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { beginPasskey } from './factor-queries.ts'
import { useFocusBack } from '../focus.ts'
import type { OnCodes } from './fresh-codes.tsx'
import { PasskeyForm } from './passkey-form.tsx'

export function AddPasskey({ onCodes }: { onCodes: OnCodes }) {
  const [creation, setCreation] = useState<PasskeyCreation | null>(null)
  const frame = useFocusBack<HTMLDivElement>(creation !== null)
  const begin = useMutation({ ...beginPasskey(), onSuccess: setCreation })
  if (creation)
    return <PasskeyForm first={creation} onCodes={onCodes} onClose={() => setCreation(null)} />
  return (
    <>
      <div ref={frame}>
        <Button icon="plus" isPending={begin.isPending} onClick={() => begin.mutate()}>
          <Trans>Passkey hinzufügen</Trans>
        </Button>
      </div>
      <Refusal error={begin.error} />
    </>
  )
}

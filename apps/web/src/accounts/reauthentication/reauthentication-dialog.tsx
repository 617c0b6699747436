import { Trans } from '@lingui/react/macro'
import type { FactorList } from '@portal/domain/accounts/factors'
import { useQuery } from '@tanstack/react-query'
import { factorsQuery, waysOf } from '../second-factor/ways.ts'
import { Dialog } from '../../ui/basics/dialog.tsx'
import { ProofForm } from './proof-form.tsx'
import type { ProofKind } from './proof.ts'

/** Asks who is there before the account is changed: password and second factor once more, or a passkey alone. */
export function ReauthenticationDialog({ settle }: { settle: (isDone: boolean) => void }) {
  const { data: factors, isPending } = useQuery(factorsQuery())
  return (
    <Dialog
      title={<Trans>Bitte weisen Sie sich noch einmal aus</Trans>}
      isOpen
      onClose={() => settle(false)}
    >
      <p>
        <Trans>
          Das ist nötig, bevor sich an Ihrem Zugang etwas ändert. Danach geht es von selbst weiter,
          und für zehn Minuten fragen wir nicht wieder.
        </Trans>
      </p>
      {!isPending && <ProofForm kinds={kindsOf(factors)} settle={settle} />}
    </Dialog>
  )
}

const kindsOf = (factors: FactorList | undefined): ProofKind[] =>
  factors?.recoveryCodes.left === 0 ? waysOf(factors) : [...waysOf(factors), 'recovery-code']

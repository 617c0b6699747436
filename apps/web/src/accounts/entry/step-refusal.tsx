import { Trans } from '@lingui/react/macro'
import { entryPages } from '@portal/domain/entry-addresses'
import { faultOf } from '../../platform/http/fault-of.ts'
import { Refusal } from '../../ui/basics/refusal.tsx'

/** As `Refusal`, and the way back for somebody who took longer than the half session lasts. */
export const StepRefusal = ({ error }: { error: Error | null }) => (
  <>
    <Refusal error={error} />
    {faultOf(error)?.code === 'unauthenticated' && (
      <p>
        <a href={entryPages.signIn}>
          <Trans>Von vorn anmelden</Trans>
        </a>
      </p>
    )}
  </>
)

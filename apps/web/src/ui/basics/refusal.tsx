import { explain } from '../../platform/language/explain.ts'
import { isCancelled } from '../../platform/passkey-error.ts'
import { Banner } from './banner.tsx'

/** Why something did not work, put next to what was tried. Renders nothing while there is no error. */
export function Refusal({ error }: { error: Error | null }) {
  if (!error) return null
  if (!isCancelled(error)) return <Banner tone="alarm">{explain(error)}</Banner>
  return (
    <div role="status">
      <Banner>{explain(error)}</Banner>
    </div>
  )
}

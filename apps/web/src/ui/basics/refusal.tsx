import { explain } from '../../platform/language/explain.ts'
import { SaidError } from '../../platform/language/said-error.ts'
import { Banner } from './banner.tsx'

/** Why something did not work, put next to what was tried. Renders nothing while there is no error. */
export function Refusal({ error }: { error: Error | null }) {
  if (!error) return null
  const isCancelled = error instanceof SaidError && error.isCancelled
  if (!isCancelled) return <Banner tone="alarm">{explain(error)}</Banner>
  return (
    <div role="status">
      <Banner>{explain(error)}</Banner>
    </div>
  )
}

import { explain } from '../platform/explain.ts'
import { Banner } from './banner.tsx'

/** Why something did not work, put next to what was tried. Renders nothing while there is no error. */
export const Refusal = ({ error }: { error: Error | null }) =>
  error && <Banner tone="alarm">{explain(error)}</Banner>

import type { KeptSettings, Provider } from '@portal/domain/provider/contract'

/** What holds now as a version keeps it; null where nobody has said yet, or for whom it is not all there. */
export function keptOf(firm: Provider | null): KeptSettings | null {
  if (firm?.terms == null) return null
  const { version: _, updatedAt: __, terms, ...rest } = firm
  return { ...rest, terms }
}

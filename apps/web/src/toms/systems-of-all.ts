import type { Measure } from '@portal/domain/toms/contract'

/** The systems, when every measure names the same: then they are said once and not beside each measure. */
export function systemsOfAll(measures: Measure[]): string[] | null {
  const [first, ...others] = measures.map(({ systems }) => systems)
  const isSame = others.every((systems) => String(systems) === String(first))
  return first && first.length > 0 && isSame ? first : null
}

import type { Locale } from '@portal/domain/accounts/contract'
import type { Fault, FaultCode } from '@portal/domain/fault'
import { type FaultName, type FaultNamed, nameOf } from '@portal/domain/fault-name'

export type Text = Record<Locale, string>

/** The words for everything that is refused on purpose. */
export type ProblemTexts = {
  /** The short name of each problem; the same for every occurrence. */
  titles: Record<FaultCode, Text>
  /** One sentence for a person: what happened and what to do. */
  details: { [Name in FaultName]: Text | ((fault: FaultNamed<Name>) => Text) }
}
/** What one feature has words for. */
export type SomeTexts = { [Part in keyof ProblemTexts]?: Partial<ProblemTexts[Part]> }

export function detailOf({ details }: ProblemTexts, fault: Fault, locale: Locale): string {
  // The words under a fault's name take faults of that name.
  const detail = details[nameOf(fault)] as Text | ((it: Fault) => Text)
  return (typeof detail === 'function' ? detail(fault) : detail)[locale]
}

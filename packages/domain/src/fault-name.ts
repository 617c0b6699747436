import type { Fault, FaultCode, FaultOf } from './fault.ts'

/** A fault by its code and, where it has one, its rule or reason: `conflict.last-owner`. Both sides have their words by it. */
export type FaultName = NameOf<Fault>
type NameOf<F extends Fault> = F extends
  | { rule: infer Detail extends string }
  | { reason: infer Detail extends string }
  ? `${F['code']}.${Detail}`
  : F['code']
/** The faults that have this name. */
export type FaultNamed<Name extends FaultName> = Name extends FaultCode
  ? FaultOf<Name>
  : Name extends `${infer Code extends FaultCode}.${string}`
    ? FaultOf<Code>
    : never

// The template is what `FaultName` spells as a type.
export const nameOf = (fault: Fault) =>
  ('rule' in fault
    ? `${fault.code}.${fault.rule}`
    : 'reason' in fault
      ? `${fault.code}.${fault.reason}`
      : fault.code) as FaultName

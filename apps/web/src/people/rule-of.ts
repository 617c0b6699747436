import type { Fault } from '@portal/domain/fault'
import { faultOf } from '../platform/http/fault-of.ts'

type Rule = Extract<Fault, { code: 'conflict' }>['rule']

/** The rule a refusal rests on, so that it can stand next to its cause. */
export function ruleOf(error: unknown): Rule | null {
  const fault = faultOf(error)
  return fault?.code === 'conflict' ? fault.rule : null
}

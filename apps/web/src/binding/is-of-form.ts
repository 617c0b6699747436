import { faultOf } from '../platform/http/fault-of.ts'

/** Whether a refusal is about what was entered, so that the form has to be seen again. */
export function isOfForm(refusal: Error): boolean {
  const fault = faultOf(refusal)
  return (
    fault?.code === 'invalid' && fault.issues.every(({ path }) => !path.startsWith('/secondFactor'))
  )
}

import type { Fault } from '@portal/domain/fault'

/** The field of a code that was refused: it is of no use any more, and another one has to be typed. */
export function refusedCode(fault: Fault | null): 'code' | 'recoveryCode' | null {
  if (fault?.code !== 'code-rejected' && fault?.code !== 'step-up-rejected') return null
  if (fault.factor === 'passkey') return null
  return fault.factor === 'recovery-code' ? 'recoveryCode' : 'code'
}

import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { BindingAct } from '@portal/domain/receipts/contract'

/** What a receipt proves. */
export const bindingActWords: Record<BindingAct, MessageDescriptor> = {
  'instruction.submitted': msg`Weisung erteilt`,
  'instruction.countersigned': msg`Weisung gegengezeichnet`,
  'instruction.confirmed': msg`Weisung trotz Bedenken bestätigt`,
  'instruction.amended': msg`Weisung geändert`,
  'instruction.withdrawn': msg`Weisung widerrufen`,
  'instruction.accepted': msg`Ausführung abgenommen`,
  'costs.approved': msg`Kosten genehmigt`,
  'costs.refused': msg`Kosten nicht genehmigt`,
  'oral-instruction.confirmed': msg`Mitgeteilte Weisung bestätigt`,
  'oral-instruction.rejected': msg`Mitgeteilte Weisung zurückgewiesen`,
}

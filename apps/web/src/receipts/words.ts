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

/** The clause an act rests on. */
export const bindingActClause: Record<BindingAct, string> = {
  'instruction.submitted': '§ 8.3',
  'instruction.countersigned': '§ 8.3',
  'instruction.confirmed': '§ 10.2',
  'instruction.amended': '§ 10.2',
  'instruction.withdrawn': '§ 10.2',
  'instruction.accepted': '§ 8.3',
  'costs.approved': '§ 10.3',
  'costs.refused': '§ 10.3',
  'oral-instruction.confirmed': '§ 8.3',
  'oral-instruction.rejected': '§ 8.3',
}

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

/** What happens now that the act is done. */
export const afterActWords: Record<BindingAct, MessageDescriptor> = {
  'instruction.submitted': msg`Ihr IT-Dienstleister ist benachrichtigt und bestätigt den Eingang.`,
  'instruction.countersigned': msg`Beide Unterschriften sind da; die Weisung ist damit verbindlich. Ihr IT-Dienstleister ist benachrichtigt.`,
  'instruction.confirmed': msg`Ihr IT-Dienstleister ist benachrichtigt und prüft die Weisung weiter. Seine Bedenken bleiben festgehalten.`,
  'instruction.amended': msg`Ihr IT-Dienstleister ist benachrichtigt und prüft den neuen Wortlaut. Die frühere Fassung bleibt erhalten.`,
  'instruction.withdrawn': msg`Ihr IT-Dienstleister ist benachrichtigt und führt die Weisung nicht weiter aus.`,
  'instruction.accepted': msg`Damit ist die Weisung erledigt. Ihr IT-Dienstleister ist benachrichtigt.`,
  'costs.approved': msg`Ihr IT-Dienstleister ist benachrichtigt und kann beginnen.`,
  'costs.refused': msg`Ihr IT-Dienstleister ist benachrichtigt. Er führt die Weisung ohne diese Kosten aus, schätzt neu oder lehnt sie ab.`,
  'oral-instruction.confirmed': msg`Damit ist es eine Weisung wie jede andere. Ihr IT-Dienstleister ist benachrichtigt und bestätigt den Eingang.`,
  'oral-instruction.rejected': msg`Was mitgeteilt wurde, gilt nicht und wird nicht ausgeführt. Ihr IT-Dienstleister ist benachrichtigt.`,
}

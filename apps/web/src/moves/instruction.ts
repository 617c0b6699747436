import type { MessageDescriptor } from '@lingui/core'
import { msg, t } from '@lingui/core/macro'
import type { pages } from '@portal/domain/addresses'
import type { EvidenceItem } from '@portal/domain/evidence/contract'
import type {
  instructionAsides,
  InstructionMoveName,
  instructionMoves,
} from '@portal/domain/moves/instruction'
import type { InstructionStatus } from '@portal/domain/moves/instruction-state'
import type { InstructionMailName, ProvenInstructionAct } from '@portal/domain/moves/life-cycles'
import { saidOfChange } from '@portal/domain/moves/of-change'
import type { EventWords, ReceiptWords } from './word-shapes.ts'

type Moves = typeof instructionMoves
type Asides = typeof instructionAsides
/** A step of the way, once it is done. */
type Step = { step: MessageDescriptor }

const of = ({ subject: { number }, data: { proposedBy } }: EvidenceItem) => {
  const said = number === null ? t`Eine Weisung ohne Nummer` : t`Weisung ${number}`
  return proposedBy ? saidOfChange(said) : said
}

type OfInstructions = Exclude<Moves[InstructionMoveName]['event'], `change.${string}`>

/** What each move is called, on the way of an instruction and in the log. */
export const instructionEventWords: Record<OfInstructions, EventWords & Step> &
  Record<Asides[keyof Asides]['event'], EventWords> = {
  'instruction.recorded': {
    step: msg`Eingetragen, was gesagt wurde`,
    kind: msg`Mündliche Weisung eingetragen`,
    said: (e) => t`${of(e)} wurde eingetragen und war da noch unbestätigt.`,
  },
  'instruction.received': {
    step: msg`Eingegangen und eingetragen`,
    kind: msg`Weisung mit Brief oder E-Mail eingetragen`,
    said: (e) => t`${of(e)} kam mit Brief oder E-Mail und wurde eingetragen.`,
  },
  'instruction.entry_corrected': {
    step: msg`Eintrag berichtigt`,
    kind: msg`Eintrag einer Weisung berichtigt`,
    said: (e) => t`Der Eintrag wurde berichtigt: ${of(e)}.`,
  },
  'instruction.entry_taken_back': {
    step: msg`Eintrag zurückgenommen`,
    kind: msg`Eintrag einer Weisung zurückgenommen`,
    said: (e) => t`Der Eintrag wurde zurückgenommen: ${of(e)}.`,
  },
  'instruction.contested': {
    step: msg`Als nicht vom Auftraggeber zurückgewiesen`,
    kind: msg`Weisung als fremd zurückgewiesen`,
    said: (e) => t`${of(e)} ist nach Erklärung des Auftraggebers nicht von ihm.`,
  },
  'instruction.contest_settled': {
    step: msg`Geklärt, was mit dem Ausgeführten geschieht`,
    kind: msg`Zurückgewiesene Weisung geklärt`,
    said: (e) => t`Was mit dem Ausgeführten geschieht, wurde geklärt: ${of(e)}.`,
  },
  'instruction.started_in_emergency': {
    step: msg`Als Notfall begonnen, noch unbestätigt`,
    kind: msg`Ausführung als Notfall begonnen`,
    said: (e) => t`Die Ausführung wurde als Notfall begonnen, noch unbestätigt: ${of(e)}.`,
  },
  'instruction.submitted': {
    step: msg`Weisung erteilt`,
    kind: msg`Weisung erteilt`,
    said: (e) => t`${of(e)} wurde erteilt.`,
  },
  'instruction.confirmed': {
    step: msg`Bestätigt`,
    kind: msg`Weisung bestätigt`,
    said: (e) => t`${of(e)} wurde bestätigt.`,
  },
  'instruction.amended': {
    step: msg`Wortlaut geändert`,
    kind: msg`Weisung geändert`,
    said: (e) => t`${of(e)} wurde geändert.`,
  },
  'instruction.presented': {
    step: msg`Erste Unterschrift geleistet`,
    kind: msg`Weisung zur zweiten Unterschrift vorgelegt`,
    said: (e) => t`${of(e)} wurde zur zweiten Unterschrift vorgelegt.`,
  },
  'instruction.countersigned': {
    step: msg`Gegengezeichnet`,
    kind: msg`Weisung gegengezeichnet`,
    said: (e) => t`${of(e)} wurde gegengezeichnet.`,
  },
  'instruction.sent_back': {
    step: msg`Ohne zweite Unterschrift zurückgegeben`,
    kind: msg`Weisung ohne zweite Unterschrift zurückgegeben`,
    said: (e) => t`${of(e)} wurde ohne zweite Unterschrift zurückgegeben.`,
  },
  'instruction.signature_lapsed': {
    step: msg`Erste Unterschrift mit der Weisungsberechtigung geendet`,
    kind: msg`Erste Unterschrift unter einer Weisung geendet`,
    said: (e) =>
      t`Die erste Unterschrift unter ${of(e)} endete mit der Weisungsberechtigung (§ 9).`,
  },
  'instruction.rejected': {
    step: msg`Zurückgewiesen`,
    kind: msg`Mitgeteilte Weisung zurückgewiesen`,
    said: (e) => t`${of(e)} wurde zurückgewiesen und ist unwirksam.`,
  },
  'instruction.acknowledged': {
    step: msg`Eingang bestätigt, Prüfung begonnen`,
    kind: msg`Eingang einer Weisung bestätigt`,
    said: (e) => t`Der Eingang wurde bestätigt: ${of(e)}.`,
  },
  'instruction.concern_raised': {
    step: msg`Bedenken erhoben, Weisung ausgesetzt`,
    kind: msg`Bedenken mitgeteilt`,
    said: (e) => t`${of(e)} wurde wegen Bedenken ausgesetzt.`,
  },
  'instruction.quoted': {
    step: msg`Kosten geschätzt`,
    kind: msg`Kosten geschätzt`,
    said: (e) => t`Die Kosten wurden geschätzt: ${of(e)}.`,
  },
  'instruction.costs_approved': {
    step: msg`Kosten genehmigt`,
    kind: msg`Kosten genehmigt`,
    said: (e) => t`Die Kosten wurden genehmigt: ${of(e)}.`,
  },
  'instruction.costs_refused': {
    step: msg`Kosten nicht genehmigt`,
    kind: msg`Kosten nicht genehmigt`,
    said: (e) => t`Die Kosten wurden nicht genehmigt: ${of(e)}.`,
  },
  'instruction.started': {
    step: msg`Ausführung begonnen`,
    kind: msg`Ausführung begonnen`,
    said: (e) => t`Die Ausführung wurde begonnen: ${of(e)}.`,
  },
  'instruction.executed': {
    step: msg`Als ausgeführt gemeldet`,
    kind: msg`Weisung als ausgeführt gemeldet`,
    said: (e) => t`${of(e)} wurde als ausgeführt gemeldet.`,
  },
  'instruction.accepted': {
    step: msg`Ausführung angenommen`,
    kind: msg`Ausführung angenommen`,
    said: (e) => t`Die Ausführung wurde angenommen: ${of(e)}.`,
  },
  'instruction.defect_reported': {
    step: msg`Mangel gemeldet`,
    kind: msg`Mangel gemeldet`,
    said: (e) => t`Ein Mangel wurde gemeldet: ${of(e)}.`,
  },
  'instruction.declined': {
    step: msg`Abgelehnt`,
    kind: msg`Weisung abgelehnt`,
    said: (e) => t`${of(e)} wurde abgelehnt.`,
  },
  'instruction.withdrawn': {
    step: msg`Weisung widerrufen`,
    kind: msg`Weisung widerrufen`,
    said: (e) => t`${of(e)} wurde widerrufen.`,
  },
  'instruction.expired': {
    step: msg`Ausgelaufen`,
    kind: msg`Weisung ausgelaufen`,
    said: (e) => t`${of(e)} ist ausgelaufen.`,
  },
  'instruction.concern_read': {
    kind: msg`Bedenken zum ersten Mal gelesen`,
    said: (e) => t`Die Bedenken wurden zum ersten Mal gelesen: ${of(e)}.`,
  },
  'instruction.message_written': {
    kind: msg`Nachricht zu einer Weisung`,
    said: (e) => t`Eine Nachricht wurde geschrieben: ${of(e)}.`,
  },
  'attachment.added': {
    kind: msg`Anlage hinzugefügt`,
    said: () => t`Eine Anlage wurde hinzugefügt.`,
  },
}

/** The same word wherever an instruction stands that has not ended, and where it was accepted. */
const untilDone = (word: MessageDescriptor) => ({
  awaiting_countersignature: word,
  awaiting_confirmation: word,
  awaiting_cost_approval: word,
  proposed: word,
  agreed: word,
  submitted: word,
  in_review: word,
  suspended: word,
  in_progress: word,
  executed: word,
  closed: word,
})

/** A move of the client that has a page of its own. */
type Choice = {
  [M in InstructionMoveName & keyof typeof pages.instructions]: Moves[M]['mover'] extends
    | 'client'
    | 'either'
    ? M
    : never
}[InstructionMoveName & keyof typeof pages.instructions]

/**
 * What the buttons are called, where an instruction stands in that status. Equal choices look equal: of none is said
 * that it is the main one.
 */
export const instructionChoices: Record<
  Choice,
  { [S in InstructionStatus]?: MessageDescriptor } & { isMain?: true }
> = {
  confirm: { ...untilDone(msg`Bestätigen`), suspended: msg`Trotzdem bestätigen` },
  amend: { suspended: msg`Ändern` },
  countersign: { isMain: true, ...untilDone(msg`Prüfen und gegenzeichnen`) },
  send_back: untilDone(msg`Ohne Unterschrift zurückgeben`),
  reject: untilDone(msg`Nicht bestätigen`),
  contest: untilDone(msg`Nicht von uns`),
  approve_costs: untilDone(msg`Über die Kosten entscheiden`),
  accept: { isMain: true, executed: msg`Annehmen` },
  report_defect: { executed: msg`Mangel melden` },
  // Elsewhere it is a quiet act.
  withdraw: { suspended: msg({ context: 'act', message: 'Widerrufen' }) },
  agree: { isMain: true, proposed: msg`Lesen und zustimmen` },
  refuse: { proposed: msg`Ablehnen` },
  revise: { proposed: msg`Vorschlag ändern` },
  retract: { proposed: msg`Vorschlag zurückziehen` },
}

/** What the receipt of an act proves, and what happens now that it is done. */
export const instructionReceiptWords: Record<ProvenInstructionAct, ReceiptWords> = {
  'instruction.submitted': {
    title: msg`Weisung erteilt`,
    after: msg`Ihr Auftragnehmer wird benachrichtigt und bestätigt den Eingang.`,
  },
  'instruction.countersigned': {
    title: msg`Weisung gegengezeichnet`,
    after: msg`Beide Unterschriften sind da; die Weisung ist damit verbindlich. Ihr Auftragnehmer wird benachrichtigt.`,
  },
  'instruction.confirmed': {
    title: msg`Weisung trotz Bedenken bestätigt`,
    after: msg`Ihr Auftragnehmer wird benachrichtigt und prüft die Weisung weiter. Seine Bedenken bleiben festgehalten.`,
  },
  'instruction.amended': {
    title: msg`Weisung geändert`,
    after: msg`Ihr Auftragnehmer wird benachrichtigt und prüft den neuen Wortlaut. Die frühere Fassung bleibt erhalten.`,
  },
  'instruction.withdrawn': {
    title: msg`Weisung widerrufen`,
    after: msg`Ihr Auftragnehmer wird benachrichtigt und führt die Weisung nicht weiter aus.`,
  },
  'instruction.accepted': {
    title: msg`Ausführung angenommen`,
    after: msg`Damit ist die Weisung erledigt. Ihr Auftragnehmer wird benachrichtigt.`,
  },
  'costs.approved': {
    title: msg`Kosten genehmigt`,
    after: msg`Ihr Auftragnehmer wird benachrichtigt.`,
  },
  'costs.refused': {
    title: msg`Kosten nicht genehmigt`,
    after: msg`Ihr Auftragnehmer wird benachrichtigt. Er führt die Weisung ohne diese Kosten aus, schätzt neu oder lehnt sie ab.`,
  },
  'oral-instruction.confirmed': {
    title: msg`Mitgeteilte Weisung bestätigt`,
    after: msg`Damit ist es eine Weisung wie jede andere. Ihr Auftragnehmer wird benachrichtigt.`,
  },
  'oral-instruction.rejected': {
    title: msg`Mitgeteilte Weisung zurückgewiesen`,
    after: msg`Ihr Auftragnehmer wird benachrichtigt. Was davon schon ausgeführt ist, muss er mit Ihnen klären.`,
  },
  'instruction.received': {
    title: msg`Eingang eines Briefs oder einer E-Mail`,
    after: msg`Der Auftraggeber wird benachrichtigt und kann sagen, dass sie nicht von ihm ist.`,
  },
  'instruction.contested': {
    title: msg`Weisung zurückgewiesen: nicht von uns`,
    after: msg`Ihr Auftragnehmer wird benachrichtigt. Was davon schon ausgeführt ist, muss er mit Ihnen klären.`,
  },
}

/** What a mail tells of, for whoever looks after the outbox. */
export const instructionMailWords: Record<InstructionMailName, MessageDescriptor> = {
  'instruction.recorded': msg`Mündliche Weisung eingetragen, zu bestätigen`,
  'instruction.received': msg`Weisung mit Brief oder E-Mail eingetragen`,
  'instruction.entry_corrected': msg`Eintrag einer Weisung berichtigt`,
  'instruction.entry_taken_back': msg`Eintrag einer Weisung zurückgenommen`,
  'instruction.contested': msg`Weisung als fremd zurückgewiesen`,
  'instruction.contest_settled': msg`Zurückgewiesene Weisung geklärt`,
  'instruction.started_in_emergency': msg`Ausführung als Notfall begonnen`,
  'instruction.reminder': msg`Erinnerung: Weisung zu bestätigen`,
  'instruction.concern_reminder': msg`Erinnerung: Bedenken zu beantworten`,
  'instruction.presented': msg`Weisung wartet auf zweite Unterschrift`,
  'instruction.sent_back': msg`Weisung ohne zweite Unterschrift zurückgegeben`,
  'instruction.submitted': msg`Weisung eingegangen`,
  'instruction.confirmed': msg`Weisung bestätigt`,
  'instruction.rejected': msg`Weisung nicht bestätigt`,
  'instruction.acknowledged': msg`Weisung in Prüfung`,
  'instruction.concern_raised': msg`Bedenken zu einer Weisung`,
  'instruction.amended': msg`Weisung geändert`,
  'instruction.quoted': msg`Kosten einer Weisung geschätzt`,
  'instruction.costs_decided': msg`Über Kosten einer Weisung entschieden`,
  'instruction.started': msg`Weisung in Ausführung`,
  'instruction.executed': msg`Weisung ausgeführt`,
  'instruction.accepted': msg`Ausführung angenommen`,
  'instruction.defect_reported': msg`Mangel an der Ausführung gemeldet`,
  'instruction.declined': msg`Weisung abgelehnt`,
  'instruction.withdrawn': msg`Weisung widerrufen`,
  'instruction.expired': msg`Dauerhafte Weisung ausgelaufen`,
  'instruction.message': msg`Nachricht zu einer Weisung`,
}

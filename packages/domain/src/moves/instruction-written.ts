import type { InstructionMailName, ProvenInstructionAct } from './life-cycles.ts'
import type { LetterWords, SubjectWords } from './move.ts'

/** The subject of each mail about an instruction, with its number and nothing else of it. */
export const instructionMailSubjects: Record<InstructionMailName, SubjectWords> = {
  'instruction.submitted': {
    de: (n) => `Weisung ${n} ist eingegangen`,
    en: (n) => `Instruction ${n} was submitted`,
  },
  'instruction.acknowledged': {
    de: (n) => `Weisung ${n} wird geprüft`,
    en: (n) => `Instruction ${n} is being reviewed`,
  },
  'instruction.started': {
    de: (n) => `Weisung ${n} wird ausgeführt`,
    en: (n) => `Instruction ${n} is being carried out`,
  },
  'instruction.executed': {
    de: (n) => `Weisung ${n} ist ausgeführt`,
    en: (n) => `Instruction ${n} has been carried out`,
  },
  'instruction.declined': {
    de: (n) => `Weisung ${n} wurde abgelehnt`,
    en: (n) => `Instruction ${n} was declined`,
  },
  'instruction.recorded': {
    de: (n) => `Weisung ${n} wurde für Sie aufgenommen und wartet auf Ihre Bestätigung`,
    en: (n) => `Instruction ${n} was taken down for you and awaits your confirmation`,
  },
  'instruction.received': {
    de: (n) => `Weisung ${n} ist schriftlich eingegangen, mit Quittung`,
    en: (n) => `Instruction ${n} arrived in writing, with a receipt`,
  },
  'instruction.entry_corrected': {
    de: (n) => `Der Eintrag der Weisung ${n} wurde berichtigt`,
    en: (n) => `The entry of instruction ${n} was corrected`,
  },
  'instruction.entry_taken_back': {
    de: (n) => `Der Eintrag der Weisung ${n} wurde zurückgenommen`,
    en: (n) => `The entry of instruction ${n} was taken back`,
  },
  'instruction.contested': {
    de: (n) => `Weisung ${n} ist nicht vom Auftraggeber`,
    en: (n) => `Instruction ${n} is not from the client`,
  },
  'instruction.contest_settled': {
    de: (n) => `Was mit Weisung ${n} geschieht, ist geklärt`,
    en: (n) => `What becomes of instruction ${n} is settled`,
  },
  'instruction.started_in_emergency': {
    de: (n) => `Weisung ${n} wird als Notfall schon ausgeführt`,
    en: (n) => `Instruction ${n} is being carried out as an emergency`,
  },
  'instruction.reminder': {
    de: (n) => `Weisung ${n} wartet noch auf Ihre Bestätigung`,
    en: (n) => `Instruction ${n} still awaits your confirmation`,
  },
  'instruction.concern_reminder': {
    de: (n) => `Die Bedenken zur Weisung ${n} warten noch auf Ihre Antwort`,
    en: (n) => `The concern about instruction ${n} still awaits your answer`,
  },
  'instruction.presented': {
    de: (n) => `Eine Weisung (${n}) wartet auf die zweite Unterschrift`,
    en: (n) => `An instruction (${n}) awaits the second signature`,
  },
  'instruction.sent_back': {
    de: (n) => `Eine Weisung (${n}) wurde ohne zweite Unterschrift zurückgegeben`,
    en: (n) => `An instruction (${n}) was sent back without a second signature`,
  },
  'instruction.confirmed': {
    de: (n) => `Weisung ${n} wurde bestätigt`,
    en: (n) => `Instruction ${n} was confirmed`,
  },
  'instruction.rejected': {
    de: (n) => `Weisung ${n} wurde nicht bestätigt`,
    en: (n) => `Instruction ${n} was not confirmed`,
  },
  'instruction.concern_raised': {
    de: (n) => `Bedenken zu Weisung ${n}: sie ruht, bis Sie antworten`,
    en: (n) => `Concern about instruction ${n}: it is suspended until you answer`,
  },
  'instruction.amended': {
    de: (n) => `Weisung ${n} wurde geändert`,
    en: (n) => `Instruction ${n} was amended`,
  },
  'instruction.quoted': {
    de: (n) => `Kostenschätzung zu Weisung ${n}`,
    en: (n) => `Cost estimate for instruction ${n}`,
  },
  'instruction.costs_decided': {
    de: (n) => `Antwort auf die Kostenschätzung zu Weisung ${n}`,
    en: (n) => `Answer to the cost estimate for instruction ${n}`,
  },
  'instruction.accepted': {
    de: (n) => `Die Ausführung der Weisung ${n} wurde angenommen`,
    en: (n) => `The execution of instruction ${n} was accepted`,
  },
  'instruction.defect_reported': {
    de: (n) => `Mangel an der Ausführung der Weisung ${n}`,
    en: (n) => `Defect in the execution of instruction ${n}`,
  },
  'instruction.withdrawn': {
    de: (n) => `Weisung ${n} wurde widerrufen`,
    en: (n) => `Instruction ${n} was withdrawn`,
  },
  'instruction.expired': {
    de: (n) => `Weisung ${n} ist abgelaufen`,
    en: (n) => `Instruction ${n} has expired`,
  },
  'instruction.message': {
    de: (n) => `Nachricht zu Weisung ${n}`,
    en: (n) => `Message about instruction ${n}`,
  },
}

const notDone = 'Sie belegt nicht, dass die Weisung schon geprüft oder ausgeführt ist.'

/** What the letter of a receipt says, for each act on an instruction. */
export const instructionLetterWords: Record<ProvenInstructionAct, LetterWords> = {
  'instruction.submitted': {
    subject: 'die Erteilung einer Weisung (§8.3)',
    by: 'Erteilt von',
    proves: 'die Weisung mit genau diesem Wortlaut erteilt hat',
    leavesOpen: notDone,
  },
  'instruction.countersigned': {
    subject: 'die Gegenzeichnung einer Weisung (§8.3)',
    by: 'Erteilt von',
    proves:
      'die Weisung mit genau diesem Wortlaut erteilt hat und eine zweite Person sie gegengezeichnet hat',
    leavesOpen: notDone,
  },
  'instruction.confirmed': {
    subject: 'die Bestätigung einer Weisung trotz Bedenken (§10.2)',
    by: 'Bestätigt von',
    proves: 'die Weisung mit genau diesem Wortlaut in Kenntnis der Bedenken bestätigt hat',
    leavesOpen: notDone,
  },
  'instruction.amended': {
    subject: 'die Änderung einer Weisung (§10.2)',
    by: 'Geändert von',
    proves: 'die Weisung so geändert hat, dass sie genau diesen Wortlaut hat',
    leavesOpen: notDone,
  },
  'instruction.withdrawn': {
    subject: 'die Rücknahme einer Weisung',
    by: 'Zurückgenommen von',
    proves: 'die Weisung mit diesem Wortlaut zurückgenommen hat',
    leavesOpen: '',
  },
  'instruction.accepted': {
    subject: 'die Annahme einer ausgeführten Weisung',
    by: 'Angenommen von',
    proves: 'die Ausführung der Weisung mit diesem Wortlaut angenommen hat',
    leavesOpen: '',
  },
  'costs.approved': {
    subject: 'die Genehmigung von Kosten für eine Weisung (§10.3)',
    by: 'Genehmigt von',
    proves: 'die genannten Kosten für die Weisung mit diesem Wortlaut genehmigt hat',
    leavesOpen: notDone,
  },
  'costs.refused': {
    subject: 'die Ablehnung von Kosten für eine Weisung (§10.3)',
    by: 'Abgelehnt von',
    proves: 'die genannten Kosten für die Weisung mit diesem Wortlaut abgelehnt hat',
    leavesOpen: notDone,
  },
  'oral-instruction.confirmed': {
    subject: 'die Bestätigung einer Weisung, die nicht über das Portal erteilt wurde (§8.3)',
    by: 'Bestätigt von',
    proves: 'die Weisung mit genau diesem Wortlaut bestätigt hat',
    leavesOpen: notDone,
  },
  'instruction.received': {
    subject: 'den Eingang einer Weisung als Brief oder E-Mail (§9)',
    by: 'Eingetragen von',
    proves:
      'erhalten und mit genau diesem Wortlaut und der genannten Datei in sein Portal eingetragen hat',
    leavesOpen:
      'Sie belegt nicht, dass die Weisung vom Auftraggeber ist, geprüft oder ausgeführt ist.',
  },
  'instruction.contested': {
    subject: 'die Erklärung, dass eine Weisung nicht vom Auftraggeber ist (§9)',
    by: 'Erklärt von',
    proves: 'erklärt hat, dass eine Weisung mit diesem Wortlaut nicht vom Auftraggeber ist',
    leavesOpen: '',
  },
  'oral-instruction.rejected': {
    subject: 'die Zurückweisung einer Weisung, die nicht über das Portal erteilt wurde (§8.3)',
    by: 'Zurückgewiesen von',
    proves: 'erklärt hat, dass eine Weisung mit diesem Wortlaut nicht erteilt ist',
    leavesOpen: '',
  },
}

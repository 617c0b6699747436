import type { GivenBy, System } from '@portal/domain/instructions/contract'
import { detailsInLetter, type FieldLetter } from '@portal/domain/instructions/kinds'
import type { BindingAct } from '@portal/domain/receipts/contract'
import { CalendarDate } from '@portal/domain/time'
import { germanDate } from '../platform/papers/german.ts'

const notDone = 'Sie belegt nicht, dass die Weisung schon geprüft oder ausgeführt ist.'

/** What a letter says of an act: what it is a receipt of, who did it, what that proves and what it does not. */
type ActWords = { subject: string; by: string; proves: string; leavesOpen: string }

export const actWords: Record<BindingAct, ActWords> = {
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
    subject: 'die Abnahme einer ausgeführten Weisung',
    by: 'Abgenommen von',
    proves: 'die Ausführung der Weisung mit diesem Wortlaut abgenommen hat',
    leavesOpen: '',
  },
  'costs.approved': {
    subject: 'die Freigabe von Kosten für eine Weisung (§10.3)',
    by: 'Freigegeben von',
    proves: 'die genannten Kosten für die Weisung mit diesem Wortlaut freigegeben hat',
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
  'oral-instruction.rejected': {
    subject: 'die Zurückweisung einer Weisung, die nicht über das Portal erteilt wurde (§8.3)',
    by: 'Zurückgewiesen von',
    proves: 'erklärt hat, dass eine Weisung mit diesem Wortlaut nicht erteilt ist',
    leavesOpen: '',
  },
}

export const channelWords = {
  portal: 'AVV-Portal',
  oral: 'mündlich',
  letter: 'Brief',
  email: 'E-Mail',
}

export const authenticationWords: Record<GivenBy['authenticatedBy'], string> = {
  'password+totp': 'Passwort und Einmalcode aus einer App (TOTP)',
  passkey: 'Passkey',
}

export const systemWords: Record<System, string> = {
  'thera-pi.online': 'thera-pi.online',
  'med-drive.de': 'med-drive.de',
  other: 'anderes System',
}

/** What a statement says, and what the details of any kind do. */
const fieldWords: Record<string, FieldLetter> = {
  reason: 'Begründung',
  remark: 'Anmerkung',
  norm: 'Bedenken nach',
  reasoning: 'Bedenken',
  amountEur: 'Betrag in Euro',
  basis: 'Grundlage',
  ...detailsInLetter,
}

/** The filled-in fields of a statement with their German labels; one nobody named keeps its own. */
export const labelled = (fields: Record<string, string | null> | null): [string, string][] =>
  Object.entries(fields ?? {}).flatMap(([key, value]) =>
    value === null ? [] : [spelled(fieldWords[key] ?? key, value)],
  )

function spelled(word: FieldLetter, value: string): [string, string] {
  if (typeof word === 'object') return [word.name, word.choices[value] ?? value]
  return [word, CalendarDate.safeParse(value).success ? germanDate(value) : value]
}

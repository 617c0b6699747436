import type { GivenBy } from '@portal/domain/instructions/contract'
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

const fieldWords: Record<string, string> = {
  reason: 'Begründung',
  remark: 'Anmerkung',
  norm: 'Bedenken nach',
  reasoning: 'Bedenken',
  amountEur: 'Betrag in Euro',
  basis: 'Grundlage',
  foundOn: 'Bemerkt am',
  where: 'Ort des Fehlers',
  occasion: 'Anlass',
  askedBy: 'Angefragt von',
  reference: 'Aktenzeichen',
  respondBy: 'Antwort bis',
}

const occasionWords: Record<string, string> = {
  impact_assessment: 'Datenschutz-Folgenabschätzung',
  authority: 'Anfrage einer Aufsichtsbehörde',
  breach: 'Verletzung des Schutzes personenbezogener Daten',
  data_subject: 'Antrag einer betroffenen Person',
  audit: 'Prüfung',
}

/** The filled-in fields of a statement with their German labels; one nobody named keeps its own. */
export const labelled = (fields: Record<string, string | null> | null): [string, string][] =>
  Object.entries(fields ?? {}).flatMap(([key, value]) =>
    value === null ? [] : [[fieldWords[key] ?? key, spelled(key, value)]],
  )

function spelled(key: string, value: string): string {
  if (key === 'occasion') return occasionWords[value] ?? value
  return CalendarDate.safeParse(value).success ? germanDate(value) : value
}

import { changeLetterWords, changeMailSubjects, letterWordsOfChange } from './change-written.ts'
import { instructionLetterWords, instructionMailSubjects } from './instruction-written.ts'
import type {
  AgreementMailName,
  MailName,
  ProvenActName,
  ProvenAgreementAct,
} from './life-cycles.ts'
import type { LetterWords, SubjectWords } from './move.ts'

/** The subject of each mail about an agreement, with its number and nothing else of it. */
const agreementMailSubjects: Record<AgreementMailName, SubjectWords> = {
  'agreement.recorded': {
    de: (n) => `Der Vertrag ${n} ist im Portal erfasst und wartet auf Ihre Prüfung`,
    en: (n) => `Agreement ${n} was recorded in the portal and awaits your check`,
  },
  'agreement.answered': {
    de: (n) => `Der Auftraggeber hat den Vertrag ${n} geprüft`,
    en: (n) => `The client has checked agreement ${n}`,
  },
  'agreement.replied': {
    de: (n) => `Antwort zu Ihrer Prüfung des Vertrags ${n}`,
    en: (n) => `Answer to your check of agreement ${n}`,
  },
  'agreement.struck': {
    de: (n) => `Die Erfassung des Vertrags ${n} ist gestrichen`,
    en: (n) => `The recording of agreement ${n} was struck`,
  },
  'agreement.offered': {
    de: (n) => `Der Vertrag ${n} liegt zur Unterschrift bereit`,
    en: (n) => `Agreement ${n} is ready to be signed`,
  },
  'agreement.offer_reminder': {
    de: (n) => `Der Vertrag ${n} wartet auf Ihre Unterschrift`,
    en: (n) => `Agreement ${n} awaits your signature`,
  },
  'agreement.signed': {
    de: (n) => `Der Auftraggeber hat den Vertrag ${n} unterschrieben`,
    en: (n) => `The client has signed agreement ${n}`,
  },
  'agreement.concluded': {
    de: (n) => `Der Vertrag ${n} ist geschlossen`,
    en: (n) => `Agreement ${n} is concluded`,
  },
  'agreement.declined': {
    de: (n) => `Der Auftraggeber hat den angebotenen Vertrag ${n} abgelehnt`,
    en: (n) => `The client has declined the offered agreement ${n}`,
  },
  'agreement.offer_withdrawn': {
    de: (n) => `Der angebotene Vertrag ${n} wurde zurückgezogen`,
    en: (n) => `The offered agreement ${n} was withdrawn`,
  },
  'agreement.offer_expired': {
    de: (n) => `Der angebotene Vertrag ${n} wurde nicht rechtzeitig unterschrieben`,
    en: (n) => `The offered agreement ${n} was not signed in time`,
  },
  'agreement.countersign_reminder': {
    de: (n) => `Der Vertrag ${n} wartet auf Ihre Gegenzeichnung`,
    en: (n) => `Agreement ${n} awaits your countersignature`,
  },
  'agreement.offer_lapsed': {
    de: (n) => `Der Vertrag ${n} wurde nicht rechtzeitig gegengezeichnet`,
    en: (n) => `Agreement ${n} was not countersigned in time`,
  },
}

/** What the letter of a receipt says, for each act on an agreement. */
const agreementLetterWords: Record<ProvenAgreementAct, LetterWords> = {
  'agreement.confirmed': {
    subject: 'die Bestätigung eines erfassten Vertrags (§16)',
    by: 'Bestätigt von',
    proves:
      'bestätigt hat, dass die hier wiedergegebenen Angaben mit dem unterschriebenen Vertrag übereinstimmen',
    leavesOpen:
      'Sie ist kein Vertragsschluss: der Vertrag wurde auf Papier geschlossen, wie es die genannte Datei zeigt.',
  },
  'agreement.contested': {
    subject: 'die Beanstandung eines erfassten Vertrags (§16)',
    by: 'Beanstandet von',
    proves:
      'beanstandet hat, dass die hier wiedergegebenen Angaben nicht mit dem unterschriebenen Vertrag übereinstimmen',
    leavesOpen: 'Sie belegt nicht, wer von beiden recht hat.',
  },
  'agreement.signed': {
    subject: 'die Unterschrift des Auftraggebers unter einen Vertrag (§16)',
    by: 'Unterschrieben von',
    proves:
      'den Vertrag mit genau den hier wiedergegebenen Angaben für den Auftraggeber unterschrieben hat',
    leavesOpen:
      'Geschlossen ist der Vertrag erst mit der Unterschrift des Auftragnehmers; darüber gibt es eine eigene Quittung. Ob die Person den Auftraggeber vertreten durfte, belegt sie nicht: sie nennt, worauf die Person sich dafür berufen hat.',
  },
  'agreement.concluded': {
    subject: 'die Unterschrift des Auftragnehmers und den Schluss eines Vertrags (§16)',
    by: 'Unterschrieben von',
    proves:
      'den Vertrag, den der Auftraggeber vorher mit genau diesen Angaben unterschrieben hatte, für den Auftragnehmer unterschrieben hat',
    leavesOpen:
      'Damit ist er geschlossen. Ob die Personen ihre Seite vertreten durften, belegt sie nicht: sie nennt, worauf sie sich dafür berufen haben.',
  },
}

/** The subject of a mail: its kind and a number, and nothing else. */
export const mailSubjects: Record<MailName, SubjectWords> = {
  ...instructionMailSubjects,
  ...changeMailSubjects,
  ...agreementMailSubjects,
  'notice.published': {
    de: (n) => `Neue Mitteilung ${n}`,
    en: (n) => `New notice ${n}`,
  },
  'authorised_person.changed': {
    de: (n) => `Das Verzeichnis der weisungsberechtigten Personen (${n}) wurde geändert`,
    en: (n) => `The register of authorised persons (${n}) was changed`,
  },
  'people.proposed': {
    de: (n) => `Ein Eintrag zu Ihren Personen (${n}) wartet auf Ihre Bestätigung`,
    en: (n) => `An entry about your people (${n}) awaits your confirmation`,
  },
  'people.proposal_decided': {
    de: (n) => `Über einen Eintrag zu den Personen eines Auftraggebers (${n}) ist entschieden`,
    en: (n) => `An entry about a client’s people (${n}) has been decided on`,
  },
  'client.changed': {
    de: (n) => `Ein Auftraggeber hat seine Angaben geändert (${n})`,
    en: (n) => `A client has changed its details (${n})`,
  },
  'document.added': {
    de: (n) => `Neues Dokument vom ${n}`,
    en: (n) => `New document of ${n}`,
  },
  'evidence.alarm': {
    de: (n) => `Alarm: Das ${n} ist nicht, wie es geschrieben wurde`,
    en: () => 'Alarm: the evidence log is not as it was written',
  },
  'evidence.alarm_ended': {
    de: (n) => `Der Alarm zum ${n} ist beendet, mit Begründung`,
    en: () => 'The alarm about the evidence log was ended, with a reason',
  },
  'evidence.head': {
    de: (n) => `Stand Ihres Nachweisprotokolls (${n})`,
    en: (n) => `Where your evidence log stands (${n})`,
  },
}

const letterWords: Record<ProvenActName, LetterWords> = {
  ...instructionLetterWords,
  ...changeLetterWords,
  ...agreementLetterWords,
}

/** What the letter of a receipt says of its act, on an instruction or on a change that was proposed. */
export const letterWordsOf = (act: ProvenActName, isChange: boolean): LetterWords =>
  isChange ? letterWordsOfChange(act) : letterWords[act]

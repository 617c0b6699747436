import { instructionLetterWords, instructionMailSubjects } from './instruction-written.ts'
import {
  type ChangeAlikeName,
  changeAlikeNames,
  type ChangeMailName,
  type InstructionMailName,
  type ProvenActName,
  type ProvenChangeAct,
} from './life-cycles.ts'
import type { LetterWords, SubjectWords } from './move.ts'
import { letterOfChange, subjectOfChange } from './of-change.ts'

// Every one of them is of a mail about an instruction.
const alike = Object.fromEntries(
  changeAlikeNames.map((name) => [
    name,
    subjectOfChange(
      instructionMailSubjects[name.replace('change.', 'instruction.') as InstructionMailName],
    ),
  ]),
) as Record<ChangeAlikeName, SubjectWords>

/** The subject of each mail about a change that is proposed or agreed (§8.2). */
export const changeMailSubjects: Record<ChangeMailName, SubjectWords> = {
  ...alike,
  'change.received': {
    de: (n) => `Vorschlag einer Änderung ${n} ist schriftlich eingegangen`,
    en: (n) => `Proposal of a change ${n} arrived in writing`,
  },
  'change.proposed': {
    de: (n) => `Vorschlag einer Änderung ${n} wartet auf Ihre Antwort`,
    en: (n) => `Proposal of a change ${n} awaits your answer`,
  },
  'change.revised': {
    de: (n) => `Vorschlag einer Änderung ${n} hat einen neuen Wortlaut`,
    en: (n) => `Proposal of a change ${n} has a new wording`,
  },
  'change.retracted': {
    de: (n) => `Vorschlag einer Änderung ${n} wurde zurückgezogen`,
    en: (n) => `Proposal of a change ${n} was withdrawn`,
  },
  'change.agreed': {
    de: (n) => `Änderung ${n} ist vereinbart`,
    en: (n) => `Change ${n} is agreed`,
  },
  'change.refused': {
    de: (n) => `Vorschlag einer Änderung ${n} wurde abgelehnt`,
    en: (n) => `Proposal of a change ${n} was refused`,
  },
  'change.presented': {
    de: (n) => `Zu einer Änderung (${n}) fehlt die zweite Unterschrift`,
    en: (n) => `A change (${n}) awaits the second signature`,
  },
}

/** What the letter of a receipt says of an act that changes alone have. */
export const changeLetterWords = {
  'change.proposed': {
    subject: 'den Vorschlag einer Änderung der Verarbeitung (§8.2)',
    by: 'Vorgeschlagen von',
    proves: 'die Änderung mit genau diesem Wortlaut vorgeschlagen hat',
    leavesOpen: 'Sie belegt nicht, dass die andere Seite zugestimmt hat.',
  },
  'change.retracted': {
    subject: 'die Rücknahme des Vorschlags einer Änderung (§8.2)',
    by: 'Zurückgezogen von',
    proves: 'den Vorschlag mit diesem Wortlaut zurückgezogen hat',
    leavesOpen: '',
  },
  'change.agreed': {
    subject: 'die Zustimmung zu einer Änderung der Verarbeitung (§8.2)',
    by: 'Zugestimmt hat',
    proves: 'der Änderung mit genau diesem Wortlaut zugestimmt hat',
    leavesOpen:
      'Damit ist sie vereinbart; dass sie schon ausgeführt ist, belegt die Quittung nicht.',
  },
  'change.refused': {
    subject: 'die Ablehnung des Vorschlags einer Änderung (§8.2)',
    by: 'Abgelehnt von',
    proves: 'den Vorschlag mit diesem Wortlaut abgelehnt hat',
    leavesOpen: '',
  },
} satisfies Record<ProvenChangeAct, LetterWords>

/** What the letter says of an act that changes and instructions have alike, where it was done to a change. */
export const letterWordsOfChange = (act: ProvenActName): LetterWords =>
  act in changeLetterWords
    ? changeLetterWords[act as keyof typeof changeLetterWords]
    : letterOfChange(instructionLetterWords[act as keyof typeof instructionLetterWords])

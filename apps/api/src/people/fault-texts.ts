import type { ConflictOf } from '@portal/domain/fault'
import type { Text } from '../platform/http/problem-texts.ts'

export const peopleConflicts: Record<ConflictOf<'people'>, Text> = {
  'already-member': {
    de: 'Diese Person hat schon einen Zugang.',
    en: 'This person has access already.',
  },
  'already-invited': {
    de: 'Diese Adresse ist schon eingeladen. Erneuern Sie die Einladung.',
    en: 'This address is invited already. Renew the invitation.',
  },
  'last-owner': {
    de: 'Der Anbieter braucht mindestens einen Inhaber.',
    en: 'The provider needs at least one owner.',
  },
  'last-manager': {
    de: 'Mindestens eine Person muss die Zugänge verwalten können.',
    en: 'At least one person has to be able to manage access.',
  },
  'viewer-instructs': {
    de: 'Wer nur liest, kann nicht weisungsberechtigt sein. Ändern Sie zuerst die Rolle.',
    en: 'Who only reads cannot be an authorised person. Change the role first.',
  },
  'already-registered': {
    de: 'Diese Person hat in dieser Zeit schon einen Eintrag im Verzeichnis.',
    en: 'This person has an entry in the register for that time already.',
  },
  'reset-under-way': {
    de: 'Für diese Person läuft schon eine Zurücksetzung.',
    en: 'A reset is under way for this person already.',
  },
  'second-person': {
    de: 'Das muss eine zweite Person bestätigen.',
    en: 'A second person has to confirm this.',
  },
  'own-account': {
    de: 'Das geht nicht mit dem eigenen Konto.',
    en: 'This cannot be done to one’s own account.',
  },
  'too-few-authorised': {
    de: 'Dafür braucht es mindestens zwei weisungsberechtigte Personen mit eigenem Zugang.',
    en: 'This needs at least two authorised persons with accounts of their own.',
  },
}

export const peopleForbid = {
  'not-authorised': {
    de: 'Nur eine derzeit weisungsberechtigte Person (§ 9) darf dies tun.',
    en: 'Only a currently authorised person (§ 9) may do this.',
  },
}

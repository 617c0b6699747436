import type { SomeTexts } from '../platform/http/problem-texts.ts'

export const peopleFaultTexts = {
  details: {
    'forbidden.not-authorised': {
      de: 'Nur eine derzeit weisungsberechtigte Person (§ 9) darf dies tun.',
      en: 'Only a currently authorised person (§ 9) may do this.',
    },
    'conflict.already-member': {
      de: 'Diese Person hat schon einen Zugang.',
      en: 'This person has access already.',
    },
    'conflict.already-invited': {
      de: 'Diese Adresse ist schon eingeladen. Erneuern Sie die Einladung.',
      en: 'This address is invited already. Renew the invitation.',
    },
    'conflict.nobody-to-invite': {
      de: 'Von diesen Auftraggebern kann gerade niemand eingeladen werden.',
      en: 'Nobody of these clients can be invited at the moment.',
    },
    'conflict.last-owner': {
      de: 'Der Auftragnehmer braucht mindestens einen Inhaber.',
      en: 'The provider needs at least one owner.',
    },
    'conflict.last-manager': {
      de: 'Mindestens eine Person muss die Zugänge verwalten können.',
      en: 'At least one person has to be able to manage access.',
    },
    'conflict.viewer-instructs': {
      de: 'Wer nur liest, kann nicht weisungsberechtigt sein. Ändern Sie zuerst die Rolle.',
      en: 'Who only reads cannot be an authorised person. Change the role first.',
    },
    'conflict.already-registered': {
      de: 'Diese Person hat in dieser Zeit schon einen Eintrag im Verzeichnis.',
      en: 'This person has an entry in the register for that time already.',
    },
    'conflict.needs-ground': {
      de: 'Das sagt der Auftraggeber selbst. Nennen Sie den unterschriebenen Vertrag oder das Schreiben, in dem es steht, oder legen Sie es ihm zur Bestätigung vor.',
      en: 'This is for the client to say. Name the signed agreement or letter it stands in, or submit it to the client for confirmation.',
    },
    'conflict.not-cited': {
      de: 'Dieser Eintrag stützt sich auf kein Dokument des Auftraggebers.',
      en: 'This entry does not rest on a document of the client.',
    },
    'conflict.reset-under-way': {
      de: 'Für diese Person läuft schon eine Zurücksetzung.',
      en: 'A reset is under way for this person already.',
    },
    'conflict.second-person': {
      de: 'Das muss eine zweite Person bestätigen.',
      en: 'A second person has to confirm this.',
    },
    'conflict.own-account': {
      de: 'Das geht nicht mit dem eigenen Konto.',
      en: 'This cannot be done to one’s own account.',
    },
    'conflict.too-few-authorised': {
      de: 'Dafür braucht es mindestens zwei weisungsberechtigte Personen mit eigenem Zugang.',
      en: 'This needs at least two authorised persons with accounts of their own.',
    },
  },
} satisfies SomeTexts

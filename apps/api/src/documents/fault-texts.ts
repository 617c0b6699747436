import type { ActiveContent } from '@portal/domain/active-content'
import type { FaultOf } from '@portal/domain/fault'
import type { SomeTexts, Text } from '../platform/http/problem-texts.ts'

const found: Record<ActiveContent, Text> = {
  script: { de: 'ein Skript (JavaScript)', en: 'a script (JavaScript)' },
  launch: { de: 'den Start eines Programms (Launch)', en: 'the start of a program (Launch)' },
  'form-submission': {
    de: 'ein Formular, das sich selbst versendet (SubmitForm)',
    en: 'a form that sends itself (SubmitForm)',
  },
  'data-import': {
    de: 'das Einlesen fremder Daten (ImportData)',
    en: 'an import of other data (ImportData)',
  },
  'other-file': {
    de: 'einen Sprung in eine andere Datei (GoToR, GoToE)',
    en: 'a jump into another file (GoToR, GoToE)',
  },
  media: { de: 'Ton, Film oder 3D (RichMedia)', en: 'sound, film or 3D (RichMedia)' },
  xfa: { de: 'ein XFA-Formular', en: 'an XFA form' },
  'embedded-file': {
    de: 'eine eingebettete Datei, die weder Dokument noch reine Daten ist',
    en: 'an embedded file that is neither a document nor plain data',
  },
  'external-content': {
    de: 'Inhalte, die in einer anderen Datei stehen',
    en: 'content that stands in another file',
  },
  'automatic-action': {
    de: 'eine Aktion, die von selbst abläuft',
    en: 'an action that runs by itself',
  },
  link: {
    de: 'einen Link, der nicht ins Web führt',
    en: 'a link that does not lead to the web',
  },
}
const anything: Text = { de: 'aktive Inhalte', en: 'active content' }

/** What a PDF was refused for, by its name. */
function activeContentText({ active, fileName }: FaultOf<'file-refused'>): Text {
  const { de, en } = active ? found[active] : anything
  const named =
    fileName === undefined ? { de: '', en: '' } : { de: `: „${fileName}“`, en: `: “${fileName}”` }
  return {
    de: `Dieses PDF enthält ${de}${named.de}.`,
    en: `This PDF contains ${en}${named.en}.`,
  }
}

/** What may be wrong with a file that somebody sends. */
export const documentFaultTexts = {
  details: {
    'file-refused.not-a-pdf': { de: 'Diese Datei ist kein PDF.', en: 'This file is no PDF.' },
    'file-refused.active-content': activeContentText,
    'file-refused.encrypted': {
      de: 'Dieses PDF lässt sich nur mit einem Passwort öffnen. Bitte speichern Sie es ohne Passwort.',
      en: 'This PDF opens with a password only. Please save it without one.',
    },
    'file-refused.empty': { de: 'Es wurde keine Datei mitgeschickt.', en: 'No file was sent.' },
    'file-refused.too-large': {
      de: 'Diese Datei ist größer als 20 MB.',
      en: 'This file is larger than 20 MB.',
    },
    'file-refused.type-not-allowed': {
      de: 'Erlaubt sind PDF, PNG, JPEG und einfacher Text (auch CSV).',
      en: 'PDF, PNG, JPEG and plain text (CSV too) are allowed.',
    },
  },
} satisfies SomeTexts

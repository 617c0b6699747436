import type { Conflict, ConflictOf, FaultOf } from '@portal/domain/fault'
import type { ProblemTexts, Text } from './problem-texts.ts'

/** The words for what the platform itself refuses, whatever it is about. */
export const platformProblems = {
  unauthenticated: {
    title: { de: 'Nicht angemeldet', en: 'Not signed in' },
    detail: { de: 'Bitte melden Sie sich an.', en: 'Please sign in.' },
  },
  'not-found': {
    title: { de: 'Nicht gefunden', en: 'Not found' },
    detail: {
      de: 'Das gibt es nicht, oder es ist nicht für Sie bestimmt.',
      en: 'This does not exist, or is not meant for you.',
    },
  },
  invalid: {
    title: { de: 'Eingabe unvollständig oder falsch', en: 'Input incomplete or wrong' },
    detail: (fault) => ({
      de: `Bitte prüfen Sie: ${fault.issues.map(({ path }) => path || '/').join(', ')}.`,
      en: `Please check: ${fault.issues.map(({ path }) => path || '/').join(', ')}.`,
    }),
  },
  unreadable: {
    title: { de: 'Anfrage nicht lesbar', en: 'Request not readable' },
    detail: (fault) =>
      fault.reason === 'too-large'
        ? { de: 'Die Anfrage ist zu groß.', en: 'The request is too large.' }
        : { de: 'Die Anfrage ist kein gültiges JSON.', en: 'The request is not valid JSON.' },
  },
  'unsupported-media-type': {
    title: { de: 'Falscher Inhaltstyp', en: 'Wrong content type' },
    detail: {
      de: 'Dieser Inhaltstyp wird hier nicht angenommen.',
      en: 'This content type is not taken here.',
    },
  },
  'illegal-move': {
    title: { de: 'Schritt nicht möglich', en: 'Step not possible' },
    detail: {
      de: 'Dieser Schritt ist im jetzigen Stand nicht mehr möglich.',
      en: 'This step is no longer possible in the present state.',
    },
  },
  stale: {
    title: { de: 'Inzwischen geändert', en: 'Changed in the meantime' },
    detail: {
      de: 'Jemand hat dies geändert, während Sie es ansahen. Bitte laden Sie den neuen Stand.',
      en: 'Someone changed this while you were looking. Please load the latest.',
    },
  },
  'precondition-required': {
    title: { de: 'Angabe fehlt', en: 'Precondition required' },
    detail: (fault) => ({
      de: `Es fehlt die Kopfzeile ${fault.header}.`,
      en: `The header ${fault.header} is missing.`,
    }),
  },
  'idempotency-mismatch': {
    title: { de: 'Schlüssel schon verwendet', en: 'Key used already' },
    detail: {
      de: 'Dieser Idempotency-Key gehört zu einer anderen Anfrage.',
      en: 'This Idempotency-Key belongs to another request.',
    },
  },
  'idempotency-running': {
    title: { de: 'Wird gerade bearbeitet', en: 'Being processed' },
    detail: {
      de: 'Dieselbe Anfrage wird gerade bearbeitet. Bitte warten Sie einen Augenblick.',
      en: 'The same request is being processed. Please wait a moment.',
    },
  },
  unavailable: {
    title: { de: 'Zurzeit nicht erreichbar', en: 'Not available right now' },
    detail: {
      de: 'Das Portal ist gerade nicht erreichbar. Bitte versuchen Sie es gleich noch einmal.',
      en: 'The portal is not available right now. Please try again shortly.',
    },
  },
  internal: {
    title: { de: 'Unerwarteter Fehler', en: 'Unexpected error' },
    detail: {
      de: 'Bei uns ist etwas schiefgegangen. Bitte versuchen Sie es noch einmal.',
      en: 'Something went wrong on our side. Please try again.',
    },
  },
} satisfies Partial<ProblemTexts>

// What follows has rules of the platform's own and of features; each brings the words of its own.

const ownConflicts: Record<ConflictOf<'platform'>, Text> = {
  'other-client': {
    de: 'Sie haben in einem anderen Fenster zu einem anderen Auftraggeber gewechselt.',
    en: 'You switched to another client in another window.',
  },
}
export function conflict(
  others: Record<Exclude<Conflict, keyof typeof ownConflicts>, Text>,
): ProblemTexts['conflict'] {
  const rules = { ...ownConflicts, ...others }
  return {
    title: { de: 'Passt nicht zum jetzigen Stand', en: 'In conflict with what there is' },
    detail: ({ rule }) => rules[rule],
  }
}

const ownPermissions = {
  permission: {
    de: 'Ihr Zugang erlaubt diesen Schritt nicht.',
    en: 'Your access does not allow this step.',
  },
  'cross-site': {
    de: 'Diese Anfrage kam von einer fremden Seite.',
    en: 'This request came from another site.',
  },
}
export function forbidden(
  others: Record<Exclude<FaultOf<'forbidden'>['rule'], keyof typeof ownPermissions>, Text>,
): ProblemTexts['forbidden'] {
  const rules = { ...ownPermissions, ...others }
  return {
    title: { de: 'Nicht erlaubt', en: 'Not allowed' },
    detail: ({ rule }) => rules[rule],
  }
}

const ownFiles = {
  'not-a-pdf': { de: 'Diese Datei ist kein PDF.', en: 'This file is no PDF.' },
  'active-content': {
    de: 'Dieses PDF enthält aktive Inhalte (Skripte, Aufrufe oder eingebettete Dateien).',
    en: 'This PDF contains active content (scripts, launch actions or embedded files).',
  },
  encrypted: {
    de: 'Dieses PDF ist verschlüsselt und kann nicht geprüft werden.',
    en: 'This PDF is encrypted and cannot be checked.',
  },
  empty: { de: 'Es wurde keine Datei mitgeschickt.', en: 'No file was sent.' },
  'too-large': { de: 'Diese Datei ist größer als 20 MB.', en: 'This file is larger than 20 MB.' },
  'type-not-allowed': {
    de: 'Erlaubt sind PDF, PNG, JPEG und einfacher Text (auch CSV).',
    en: 'PDF, PNG, JPEG and plain text (CSV too) are allowed.',
  },
}
export function fileRefused(
  others: Record<Exclude<FaultOf<'file-refused'>['reason'], keyof typeof ownFiles>, Text>,
): ProblemTexts['file-refused'] {
  const reasons = { ...ownFiles, ...others }
  return {
    title: { de: 'Datei abgelehnt', en: 'File refused' },
    detail: ({ reason }) => reasons[reason],
  }
}

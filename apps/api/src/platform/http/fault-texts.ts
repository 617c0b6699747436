import type { SomeTexts, Text } from './problem-texts.ts'

/** What one person or one client may cause is enough for work, and not for a flood. */
const exceeded =
  (de: string, en: string) =>
  ({ retryAfter }: { retryAfter: number }): Text => {
    const minutes = Math.ceil(retryAfter / 60)
    return {
      de: `Das waren sehr viele ${de} in kurzer Zeit. Weitere nimmt das Portal in ${minutes} Minuten wieder an.`,
      en: `Those were very many ${en} in a short time. The portal takes more in ${minutes} minutes.`,
    }
  }

/** What may be refused whatever is asked for. */
export const platformFaultTexts = {
  titles: {
    unauthenticated: { de: 'Nicht angemeldet', en: 'Not signed in' },
    'too-many-attempts': { de: 'Zu viele Versuche', en: 'Too many attempts' },
    'quota-exceeded': { de: 'Zu viel auf einmal', en: 'Too much at once' },
    forbidden: { de: 'Nicht erlaubt', en: 'Not allowed' },
    'not-found': { de: 'Nicht gefunden', en: 'Not found' },
    invalid: { de: 'Eingabe unvollständig oder falsch', en: 'Input incomplete or wrong' },
    unreadable: { de: 'Anfrage nicht lesbar', en: 'Request not readable' },
    'unsupported-media-type': { de: 'Falscher Inhaltstyp', en: 'Wrong content type' },
    'file-refused': { de: 'Datei abgelehnt', en: 'File refused' },
    'illegal-move': { de: 'Schritt nicht möglich', en: 'Step not possible' },
    stale: { de: 'Inzwischen geändert', en: 'Changed in the meantime' },
    'precondition-required': { de: 'Angabe fehlt', en: 'Precondition required' },
    'idempotency-mismatch': { de: 'Schlüssel schon verwendet', en: 'Key used already' },
    'idempotency-running': { de: 'Wird gerade bearbeitet', en: 'Being processed' },
    conflict: { de: 'Passt nicht zum jetzigen Stand', en: 'In conflict with what there is' },
    unavailable: { de: 'Zurzeit nicht erreichbar', en: 'Not available right now' },
    internal: { de: 'Unerwarteter Fehler', en: 'Unexpected error' },
  },
  details: {
    unauthenticated: { de: 'Bitte melden Sie sich an.', en: 'Please sign in.' },
    'too-many-attempts': ({ retryAfter }) => ({
      de: `Bitte versuchen Sie es in ${retryAfter} Sekunden noch einmal.`,
      en: `Please try again in ${retryAfter} seconds.`,
    }),
    'quota-exceeded.uploads': exceeded('Dateien', 'files'),
    'quota-exceeded.drafts': exceeded('Entwürfe', 'drafts'),
    'quota-exceeded.messages': exceeded('Nachrichten', 'messages'),
    'quota-exceeded.reports': exceeded('Meldungen', 'reports'),
    'quota-exceeded.trials': exceeded('Test-E-Mails', 'test mails'),
    'quota-exceeded.rounds': exceeded('Einladungen', 'invitations'),
    'quota-exceeded.renderings': exceeded('erzeugte Dokumente', 'documents made'),
    'quota-exceeded.at-once': ({ retryAfter }) => ({
      de: `Von Ihnen wartet schon zu viel auf Bearbeitung. Bitte versuchen Sie es in ${retryAfter} Sekunden noch einmal.`,
      en: `Too much of yours is waiting already. Please try again in ${retryAfter} seconds.`,
    }),
    'forbidden.permission': {
      de: 'Ihr Zugang erlaubt diesen Schritt nicht.',
      en: 'Your access does not allow this step.',
    },
    'forbidden.other-address': ({ address = '' }) => ({
      de: `Bitte öffnen Sie das Portal unter ${address}. Unter dieser Adresse hier nimmt es nichts an.`,
      en: `Please open the portal at ${address}. At this address here it takes nothing.`,
    }),
    'forbidden.cross-site': {
      de: 'Diese Anfrage kam von einer fremden Seite.',
      en: 'This request came from another site.',
    },
    'not-found': {
      de: 'Das gibt es nicht, oder es ist nicht für Sie bestimmt.',
      en: 'This does not exist, or is not meant for you.',
    },
    invalid: ({ issues }) => {
      const fields = issues.map(({ path }) => path || '/').join(', ')
      return { de: `Bitte prüfen Sie: ${fields}.`, en: `Please check: ${fields}.` }
    },
    'unreadable.json': {
      de: 'Die Anfrage ist kein gültiges JSON.',
      en: 'The request is not valid JSON.',
    },
    'unreadable.too-large': { de: 'Die Anfrage ist zu groß.', en: 'The request is too large.' },
    'unsupported-media-type': {
      de: 'Dieser Inhaltstyp wird hier nicht angenommen.',
      en: 'This content type is not taken here.',
    },
    'illegal-move': {
      de: 'Dieser Schritt ist im jetzigen Stand nicht mehr möglich.',
      en: 'This step is no longer possible in the present state.',
    },
    stale: {
      de: 'Jemand hat dies geändert, während Sie es ansahen. Bitte laden Sie den neuen Stand.',
      en: 'Someone changed this while you were looking. Please load the latest.',
    },
    'precondition-required': ({ header }) => ({
      de: `Es fehlt die Kopfzeile ${header}.`,
      en: `The header ${header} is missing.`,
    }),
    'idempotency-mismatch': {
      de: 'Dieser Idempotency-Key gehört zu einer anderen Anfrage.',
      en: 'This Idempotency-Key belongs to another request.',
    },
    'idempotency-running': {
      de: 'Dieselbe Anfrage wird gerade bearbeitet. Bitte warten Sie einen Augenblick.',
      en: 'The same request is being processed. Please wait a moment.',
    },
    'conflict.other-client': {
      de: 'Sie haben in einem anderen Fenster zu einem anderen Auftraggeber gewechselt.',
      en: 'You switched to another client in another window.',
    },
    'conflict.not-as-recorded': {
      de: 'Was hier steht, ist nicht, was im Nachweisprotokoll festgehalten ist. Bis das geklärt ist, wird dazu nichts angenommen und nichts gesiegelt.',
      en: 'What stands here is not what the evidence log holds. Until that is cleared up, nothing is accepted and nothing is sealed.',
    },
    unavailable: {
      de: 'Das Portal ist gerade nicht erreichbar. Bitte versuchen Sie es gleich noch einmal.',
      en: 'The portal is not available right now. Please try again shortly.',
    },
    internal: {
      de: 'Bei uns ist etwas schiefgegangen. Bitte versuchen Sie es noch einmal.',
      en: 'Something went wrong on our side. Please try again.',
    },
  },
} satisfies SomeTexts

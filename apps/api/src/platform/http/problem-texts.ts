import type { Locale } from '@portal/domain/accounts/contract'
import type { Fault, FaultCode } from '@portal/domain/fault'

type Text = Record<Locale, string>

/** The short name of each problem; the same for every occurrence. */
export const titleOf: Record<FaultCode, Text> = {
  unauthenticated: { de: 'Nicht angemeldet', en: 'Not signed in' },
  'credentials-rejected': { de: 'Anmeldung abgelehnt', en: 'Sign-in refused' },
  'code-rejected': { de: 'Code abgelehnt', en: 'Code refused' },
  'step-up-rejected': { de: 'Code abgelehnt', en: 'Code refused' },
  'second-factor-disabled': { de: 'Zweiter Faktor gesperrt', en: 'Second factor disabled' },
  'too-many-attempts': { de: 'Zu viele Versuche', en: 'Too many attempts' },
  'step-up-required': { de: 'Zweiter Faktor nötig', en: 'Second factor required' },
  'reauthentication-required': {
    de: 'Bitte bestätigen, dass Sie es sind',
    en: 'Please confirm it is you',
  },
  forbidden: { de: 'Nicht erlaubt', en: 'Not allowed' },
  'token-rejected': { de: 'Link ungültig', en: 'Link not valid' },
  'password-refused': { de: 'Passwort abgelehnt', en: 'Password refused' },
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
  'no-recipients': { de: 'Keine Empfänger', en: 'No recipients' },
  conflict: { de: 'Passt nicht zum jetzigen Stand', en: 'In conflict with what there is' },
  unavailable: { de: 'Zurzeit nicht erreichbar', en: 'Not available right now' },
  internal: { de: 'Unerwarteter Fehler', en: 'Unexpected error' },
}

/** One sentence for a person: what happened and what to do. */
export function detailOf(fault: Fault, locale: Locale): string {
  return details(fault)[locale]
}

function details(fault: Fault): Text {
  switch (fault.code) {
    case 'unauthenticated':
      return { de: 'Bitte melden Sie sich an.', en: 'Please sign in.' }
    case 'credentials-rejected':
      return {
        de: 'E-Mail-Adresse oder Passwort stimmen nicht.',
        en: 'The e-mail address or the password is not right.',
      }
    case 'code-rejected':
    case 'step-up-rejected':
      return rejected(fault)
    case 'second-factor-disabled':
      return {
        de: 'Nach zu vielen falschen Codes ist Ihre Authenticator-App gesperrt. Nehmen Sie einen Wiederherstellungscode oder einen Passkey, oder lassen Sie den zweiten Faktor zurücksetzen.',
        en: 'Your authenticator app is disabled after too many wrong codes. Take a recovery code or a passkey, or have the second factor reset.',
      }
    case 'too-many-attempts':
      return {
        de: `Bitte versuchen Sie es in ${fault.retryAfter} Sekunden noch einmal.`,
        en: `Please try again in ${fault.retryAfter} seconds.`,
      }
    case 'step-up-required':
      return {
        de: 'Bestätigen Sie diesen Schritt mit einem frischen Code Ihres zweiten Faktors.',
        en: 'Confirm this step with a fresh code of your second factor.',
      }
    case 'reauthentication-required':
      return {
        de: 'Geben Sie Passwort und zweiten Faktor noch einmal, bevor Sie Ihr Konto ändern.',
        en: 'Give password and second factor once more before you change your account.',
      }
    case 'conflict':
      return conflicts[fault.rule]
    case 'forbidden':
      return forbidden(fault.rule)
    case 'token-rejected':
      return {
        de: 'Dieser Link ist abgelaufen oder wurde schon benutzt. Lassen Sie sich einen neuen geben.',
        en: 'This link has expired or was used already. Ask for a new one.',
      }
    case 'password-refused':
      return fault.reason === 'breached'
        ? {
            de: 'Dieses Passwort steht in Listen bekannt gewordener Passwörter. Bitte wählen Sie ein anderes.',
            en: 'This password is on lists of leaked passwords. Please choose another.',
          }
        : {
            de: 'Dieses Passwort ist Ihrem Namen oder dem des Portals zu ähnlich. Bitte wählen Sie ein anderes.',
            en: 'This password is too close to your name or that of the portal. Please choose another.',
          }
    case 'not-found':
      return {
        de: 'Das gibt es nicht, oder es ist nicht für Sie bestimmt.',
        en: 'This does not exist, or is not meant for you.',
      }
    case 'invalid':
      return {
        de: `Bitte prüfen Sie: ${fault.issues.map(({ path }) => path || '/').join(', ')}.`,
        en: `Please check: ${fault.issues.map(({ path }) => path || '/').join(', ')}.`,
      }
    case 'unreadable':
      return fault.reason === 'too-large'
        ? { de: 'Die Anfrage ist zu groß.', en: 'The request is too large.' }
        : { de: 'Die Anfrage ist kein gültiges JSON.', en: 'The request is not valid JSON.' }
    case 'unsupported-media-type':
      return {
        de: 'Dieser Inhaltstyp wird hier nicht angenommen.',
        en: 'This content type is not taken here.',
      }
    case 'file-refused':
      return refusedFile(fault.reason)
    case 'illegal-move':
      return {
        de: 'Dieser Schritt ist im jetzigen Stand nicht mehr möglich.',
        en: 'This step is no longer possible in the present state.',
      }
    case 'stale':
      return {
        de: 'Jemand hat dies geändert, während Sie es ansahen. Bitte laden Sie den neuen Stand.',
        en: 'Someone changed this while you were looking. Please load the latest.',
      }
    case 'precondition-required':
      return {
        de: `Es fehlt die Kopfzeile ${fault.header}.`,
        en: `The header ${fault.header} is missing.`,
      }
    case 'idempotency-mismatch':
      return {
        de: 'Dieser Idempotency-Key gehört zu einer anderen Anfrage.',
        en: 'This Idempotency-Key belongs to another request.',
      }
    case 'idempotency-running':
      return {
        de: 'Dieselbe Anfrage wird gerade bearbeitet. Bitte warten Sie einen Augenblick.',
        en: 'The same request is being processed. Please wait a moment.',
      }
    case 'no-recipients':
      return {
        de: 'Diese Auswahl enthält keinen Kunden, der die Mitteilung bekommen könnte.',
        en: 'This choice contains no client that could receive the notice.',
      }
    case 'unavailable':
      return {
        de: 'Das Portal ist gerade nicht erreichbar. Bitte versuchen Sie es gleich noch einmal.',
        en: 'The portal is not available right now. Please try again shortly.',
      }
    case 'internal':
      return {
        de: 'Bei uns ist etwas schiefgegangen. Bitte versuchen Sie es noch einmal.',
        en: 'Something went wrong on our side. Please try again.',
      }
  }
}

function rejected({
  reason,
  factor,
}: Extract<Fault, { code: 'code-rejected' | 'step-up-rejected' }>): Text {
  switch (factor) {
    case 'passkey':
      return {
        de: 'Dieser Passkey wurde nicht angenommen. Bitte versuchen Sie es noch einmal oder nehmen Sie einen Code.',
        en: 'This passkey was not accepted. Please try again or take a code.',
      }
    case 'recovery-code':
      return {
        de: 'Dieser Wiederherstellungscode gilt nicht oder wurde schon benutzt.',
        en: 'This recovery code is not valid or was used already.',
      }
    case undefined:
      return reason === 'used'
        ? {
            de: 'Dieser Code wurde schon verwendet. Warten Sie auf den nächsten.',
            en: 'This code was used already. Wait for the next one.',
          }
        : {
            de: 'Dieser Code stimmt nicht. Nehmen Sie den Code, den Ihre App gerade zeigt.',
            en: 'This code is not right. Take the one your app shows right now.',
          }
  }
}

const conflicts: Record<Extract<Fault, { code: 'conflict' }>['rule'], Text> = {
  'already-member': {
    de: 'Diese Person hat schon einen Zugang.',
    en: 'This person has access already.',
  },
  'already-invited': {
    de: 'Diese Adresse ist schon eingeladen. Erneuern Sie die Einladung.',
    en: 'This address is invited already. Renew the invitation.',
  },
  'other-side': {
    de: 'Diese Adresse gehört zu einem Konto der anderen Vertragsseite.',
    en: 'This address belongs to an account of the other party.',
  },
  'other-session': {
    de: 'In diesem Browser ist jemand anderes angemeldet. Melden Sie sich zuerst ab.',
    en: 'Somebody else is signed in in this browser. Sign out first.',
  },
  'other-client': {
    de: 'Sie haben in einem anderen Fenster zu einem anderen Auftraggeber gewechselt.',
    en: 'You switched to another client in another window.',
  },
  'last-owner': {
    de: 'Der Anbieter braucht mindestens einen Inhaber.',
    en: 'The provider needs at least one owner.',
  },
  'last-manager': {
    de: 'Mindestens eine Person muss die Zugänge verwalten können.',
    en: 'At least one person has to be able to manage access.',
  },
  'last-factor': {
    de: 'Der letzte zweite Faktor bleibt. Richten Sie zuerst einen anderen ein.',
    en: 'The last second factor stays. Set up another one first.',
  },
  'too-many-factors': {
    de: 'Mehr als zehn lassen sich nicht einrichten. Entfernen Sie einen alten.',
    en: 'No more than ten can be set up. Remove an old one.',
  },
  'passkey-known': {
    de: 'Dieser Passkey ist schon eingerichtet.',
    en: 'This passkey is set up already.',
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
  'address-taken': {
    de: 'Diese Adresse gehört schon zu einem Konto.',
    en: 'This address belongs to an account already.',
  },
  'nothing-changed': {
    de: 'Der neue Wortlaut gleicht dem alten.',
    en: 'The new wording is the same as the old one.',
  },
  'signature-void': {
    de: 'Wer zuerst unterschrieben hat, ist nicht mehr weisungsberechtigt. Geben Sie die Weisung zurück.',
    en: 'The first signer is no longer authorised. Send the instruction back.',
  },
  'too-few-authorised': {
    de: 'Dafür braucht es mindestens zwei weisungsberechtigte Personen mit eigenem Zugang.',
    en: 'This needs at least two authorised persons with accounts of their own.',
  },
}

function forbidden(rule: Extract<Fault, { code: 'forbidden' }>['rule']): Text {
  switch (rule) {
    case 'permission':
      return {
        de: 'Ihr Zugang erlaubt diesen Schritt nicht.',
        en: 'Your access does not allow this step.',
      }
    case 'not-authorised':
      return {
        de: 'Nur eine derzeit weisungsberechtigte Person (§ 9) darf dies tun.',
        en: 'Only a currently authorised person (§ 9) may do this.',
      }
    case 'cross-site':
      return {
        de: 'Diese Anfrage kam von einer fremden Seite.',
        en: 'This request came from another site.',
      }
  }
}

function refusedFile(reason: Extract<Fault, { code: 'file-refused' }>['reason']): Text {
  switch (reason) {
    case 'not-a-pdf':
      return { de: 'Diese Datei ist kein PDF.', en: 'This file is no PDF.' }
    case 'active-content':
      return {
        de: 'Dieses PDF enthält aktive Inhalte (Skripte, Aufrufe oder eingebettete Dateien).',
        en: 'This PDF contains active content (scripts, launch actions or embedded files).',
      }
    case 'encrypted':
      return {
        de: 'Dieses PDF ist verschlüsselt und kann nicht geprüft werden.',
        en: 'This PDF is encrypted and cannot be checked.',
      }
    case 'empty':
      return { de: 'Es wurde keine Datei mitgeschickt.', en: 'No file was sent.' }
    case 'too-large':
      return { de: 'Diese Datei ist größer als 20 MB.', en: 'This file is larger than 20 MB.' }
    case 'type-not-allowed':
      return {
        de: 'Erlaubt sind PDF, PNG, JPEG und einfacher Text (auch CSV).',
        en: 'PDF, PNG, JPEG and plain text (CSV too) are allowed.',
      }
    case 'too-many':
      return { de: 'Mehr als zehn Anlagen sind nicht möglich.', en: 'No more than ten files.' }
  }
}

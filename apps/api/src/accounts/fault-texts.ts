import type { ConflictOf, FaultOf } from '@portal/domain/fault'
import type { ProblemTexts, Text } from '../platform/http/problem-texts.ts'

export const accountProblems = {
  'credentials-rejected': {
    title: { de: 'Anmeldung abgelehnt', en: 'Sign-in refused' },
    detail: {
      de: 'E-Mail-Adresse oder Passwort stimmen nicht.',
      en: 'The e-mail address or the password is not right.',
    },
  },
  'code-rejected': {
    title: { de: 'Code abgelehnt', en: 'Code refused' },
    detail: rejected,
  },
  'step-up-rejected': {
    title: { de: 'Code abgelehnt', en: 'Code refused' },
    detail: rejected,
  },
  'second-factor-disabled': {
    title: { de: 'Zweiter Faktor gesperrt', en: 'Second factor disabled' },
    detail: {
      de: 'Nach zu vielen falschen Codes ist Ihre Authenticator-App gesperrt. Nehmen Sie einen Wiederherstellungscode oder einen Passkey, oder lassen Sie den zweiten Faktor zurücksetzen.',
      en: 'Your authenticator app is disabled after too many wrong codes. Take a recovery code or a passkey, or have the second factor reset.',
    },
  },
  'too-many-attempts': {
    title: { de: 'Zu viele Versuche', en: 'Too many attempts' },
    detail: (fault) => ({
      de: `Bitte versuchen Sie es in ${fault.retryAfter} Sekunden noch einmal.`,
      en: `Please try again in ${fault.retryAfter} seconds.`,
    }),
  },
  'step-up-required': {
    title: { de: 'Zweiter Faktor nötig', en: 'Second factor required' },
    detail: {
      de: 'Bestätigen Sie diesen Schritt mit einem frischen Code Ihres zweiten Faktors.',
      en: 'Confirm this step with a fresh code of your second factor.',
    },
  },
  'reauthentication-required': {
    title: {
      de: 'Bitte bestätigen, dass Sie es sind',
      en: 'Please confirm it is you',
    },
    detail: {
      de: 'Geben Sie Passwort und zweiten Faktor noch einmal, bevor Sie Ihr Konto ändern.',
      en: 'Give password and second factor once more before you change your account.',
    },
  },
  'token-rejected': {
    title: { de: 'Link ungültig', en: 'Link not valid' },
    detail: {
      de: 'Dieser Link ist abgelaufen oder wurde schon benutzt. Lassen Sie sich einen neuen geben.',
      en: 'This link has expired or was used already. Ask for a new one.',
    },
  },
  'password-refused': {
    title: { de: 'Passwort abgelehnt', en: 'Password refused' },
    detail: (fault) =>
      fault.reason === 'breached'
        ? {
            de: 'Dieses Passwort steht in Listen bekannt gewordener Passwörter. Bitte wählen Sie ein anderes.',
            en: 'This password is on lists of leaked passwords. Please choose another.',
          }
        : {
            de: 'Dieses Passwort ist Ihrem Namen oder dem des Portals zu ähnlich. Bitte wählen Sie ein anderes.',
            en: 'This password is too close to your name or that of the portal. Please choose another.',
          },
  },
} satisfies Partial<ProblemTexts>

function rejected({ reason, factor }: FaultOf<'code-rejected' | 'step-up-rejected'>): Text {
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

export const accountConflicts: Record<ConflictOf<'accounts'>, Text> = {
  'other-side': {
    de: 'Diese Adresse gehört zu einem Konto der anderen Vertragsseite.',
    en: 'This address belongs to an account of the other party.',
  },
  'other-session': {
    de: 'In diesem Browser ist jemand anderes angemeldet. Melden Sie sich zuerst ab.',
    en: 'Somebody else is signed in in this browser. Sign out first.',
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
  'address-taken': {
    de: 'Diese Adresse gehört schon zu einem Konto.',
    en: 'This address belongs to an account already.',
  },
}

import type { Locale } from '@portal/domain/accounts/contract'
import { type Instant, timeZone } from '@portal/domain/time'
import type { FaultOf } from '@portal/domain/fault'
import type { SomeTexts, Text } from '../platform/http/problem-texts.ts'

const wrongCode: Text = {
  de: 'Dieser Code stimmt nicht. Nehmen Sie den Code, den Ihre App gerade zeigt.',
  en: 'This code is not right. Take the one your app shows right now.',
}
const usedCode: Text = {
  de: 'Dieser Code wurde schon verwendet. Warten Sie auf den nächsten.',
  en: 'This code was used already. Wait for the next one.',
}

type Rejection = FaultOf<'code-rejected' | 'step-up-rejected'>
/** What was wrong with a factor; `ofCode` for a code of an app. */
const rejected =
  (ofCode: Text) =>
  ({ factor }: Rejection): Text => {
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
      case 'reset-code':
        return {
          de: 'Dieser Code stimmt nicht. Nehmen Sie die sechs Ziffern, die Ihnen zu diesem Link vorgelesen wurden. Nach fünf falschen Codes endet die Zurücksetzung.',
          en: 'This code is not right. Take the six digits that were read out to you for this link. After five wrong codes the reset ends.',
        }
      case undefined:
        return ofCode
    }
  }

const regions = { de: 'de-DE', en: 'en-GB' }
/** By the German clock, which is named: whoever reads it may sit elsewhere. */
const clockOf = (locale: Locale, at: Instant) =>
  new Intl.DateTimeFormat(regions[locale], {
    timeZone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(new Date(at))

export const accountFaultTexts = {
  titles: {
    'credentials-rejected': { de: 'Anmeldung abgelehnt', en: 'Sign-in refused' },
    'code-rejected': { de: 'Code abgelehnt', en: 'Code refused' },
    'step-up-rejected': { de: 'Code abgelehnt', en: 'Code refused' },
    'second-factor-disabled': { de: 'Zweiter Faktor gesperrt', en: 'Second factor disabled' },
    'password-disabled': { de: 'Hier geht es nicht mit Passwort', en: 'No password is taken here' },
    'step-up-required': { de: 'Zweiter Faktor nötig', en: 'Second factor required' },
    'reauthentication-required': {
      de: 'Bitte bestätigen, dass Sie es sind',
      en: 'Please confirm it is you',
    },
    'token-rejected': { de: 'Link ungültig', en: 'Link not valid' },
    'password-refused': { de: 'Passwort abgelehnt', en: 'Password refused' },
  },
  details: {
    'credentials-rejected': {
      de: 'E-Mail-Adresse oder Passwort stimmen nicht.',
      en: 'The email address or the password is not right.',
    },
    'code-rejected.wrong': rejected(wrongCode),
    'code-rejected.used': rejected(usedCode),
    'step-up-rejected.wrong': rejected(wrongCode),
    'step-up-rejected.used': rejected(usedCode),
    'password-disabled': {
      de: 'Zu dieser Adresse wurde zu oft nacheinander ein falsches Passwort eingegeben. Von hier wird keines mehr angenommen. Melden Sie sich mit einem Passkey an oder von einem Gerät, mit dem Sie schon angemeldet waren, oder lassen Sie sich einen Link für ein neues Passwort schicken.',
      en: 'A wrong password was given too often in a row for this address. None is taken from here any more. Sign in with a passkey or from a device you were signed in on before, or have a link for a new password sent to you.',
    },
    'second-factor-disabled': {
      de: 'Nach zu vielen falschen Codes ist Ihre Authenticator-App gesperrt. Nehmen Sie einen Wiederherstellungscode oder einen Passkey, oder lassen Sie den zweiten Faktor zurücksetzen.',
      en: 'Your authenticator app is disabled after too many wrong codes. Take a recovery code or a passkey, or have the second factor reset.',
    },
    'step-up-required': {
      de: 'Bestätigen Sie diesen Schritt mit einem frischen Code Ihres zweiten Faktors.',
      en: 'Confirm this step with a fresh code of your second factor.',
    },
    'reauthentication-required': {
      de: 'Geben Sie Passwort und zweiten Faktor noch einmal, bevor Sie Ihr Konto ändern.',
      en: 'Give password and second factor once more before you change your account.',
    },
    'token-rejected': ({ link, newerAt }) => {
      if (link === 'superseded' && newerAt)
        return {
          de: `Dieser Link gilt nicht mehr: Am ${clockOf('de', newerAt)} ging eine neuere E-Mail hinaus. Öffnen Sie den Link darin.`,
          en: `This link is no longer valid: a newer email went out on ${clockOf('en', newerAt)}. Open the link in that one.`,
        }
      if (link === 'used')
        return {
          de: 'Dieser Link wurde schon benutzt oder zurückgezogen. Lassen Sie sich einen neuen geben, wenn Sie noch einen brauchen.',
          en: 'This link was used already or withdrawn. Ask for a new one if you still need one.',
        }
      return {
        de: 'Dieser Link ist abgelaufen oder gilt nicht mehr. Lassen Sie sich einen neuen geben.',
        en: 'This link has expired or is no longer valid. Ask for a new one.',
      }
    },
    'password-refused.breached': {
      de: 'Dieses Passwort steht in Listen bekannt gewordener Passwörter. Bitte wählen Sie ein anderes.',
      en: 'This password is on lists of leaked passwords. Please choose another.',
    },
    'password-refused.context': {
      de: 'Dieses Passwort ist Ihrem Namen oder dem des Portals zu ähnlich. Bitte wählen Sie ein anderes.',
      en: 'This password is too close to your name or that of the portal. Please choose another.',
    },
    'conflict.other-side': {
      de: 'Diese Adresse gehört zu einem Konto der anderen Vertragsseite.',
      en: 'This address belongs to an account of the other party.',
    },
    'conflict.other-session': {
      de: 'In diesem Browser ist jemand anderes angemeldet. Melden Sie sich zuerst ab.',
      en: 'Somebody else is signed in in this browser. Sign out first.',
    },
    'conflict.last-factor': {
      de: 'Der letzte zweite Faktor bleibt. Richten Sie zuerst einen anderen ein.',
      en: 'The last second factor stays. Set up another one first.',
    },
    'conflict.too-many-factors': {
      de: 'Mehr als zehn lassen sich nicht einrichten. Entfernen Sie einen alten.',
      en: 'No more than ten can be set up. Remove an old one.',
    },
    'conflict.passkey-known': {
      de: 'Dieser Passkey ist schon eingerichtet.',
      en: 'This passkey is set up already.',
    },
    'conflict.address-taken': {
      de: 'Diese Adresse gehört schon zu einem Konto.',
      en: 'This address belongs to an account already.',
    },
  },
} satisfies SomeTexts

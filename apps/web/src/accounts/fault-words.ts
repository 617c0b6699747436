import type { MessageDescriptor } from '@lingui/core'
import { msg, t } from '@lingui/core/macro'
import type { FaultOf } from '@portal/domain/fault'
import type { FeatureFaultWords } from '../platform/language/explain.ts'
import { formatInstant } from '../platform/language/format.ts'
import type { IssueWords } from '../platform/language/explain-issue.ts'

type Rejected = FaultOf<'code-rejected' | 'step-up-rejected'>

const rejectedCode: Record<Rejected['reason'], MessageDescriptor> = {
  used: msg`Dieser Code wurde schon verwendet. Warten Sie, bis Ihre App den nächsten zeigt, und geben Sie ihn ein.`,
  wrong: msg`Dieser Code stimmt nicht. Geben Sie den Code ein, den Ihre App jetzt zeigt, und prüfen Sie die Uhrzeit Ihres Telefons.`,
}
const rejectedRecoveryCode: Record<Rejected['reason'], MessageDescriptor> = {
  used: msg`Dieser Wiederherstellungscode ist schon verbraucht. Bitte nehmen Sie einen anderen von Ihrer Liste.`,
  wrong: msg`Das ist keiner Ihrer Wiederherstellungscodes. Prüfen Sie, ob Sie sich vertippt haben und ob Ihre Liste die neueste ist.`,
}
const rejectedResetCode = msg`Dieser Code stimmt nicht. Geben Sie die sechs Ziffern ein, die Ihnen zu diesem Link vorgelesen wurden. Nach fünf falschen Codes endet die Zurücksetzung.`
const rejected = (passkey: MessageDescriptor) => (fault: Rejected) => {
  if (fault.factor === 'passkey') return passkey
  if (fault.factor === 'reset-code') return rejectedResetCode
  return (fault.factor === 'recovery-code' ? rejectedRecoveryCode : rejectedCode)[fault.reason]
}
const signIn = rejected(
  msg`Mit diesem Passkey ging es nicht: Er gehört zu keinem Zugang, der jetzt gilt, oder es hat zu lange gedauert. Versuchen Sie es noch einmal oder auf einem anderen Weg.`,
)
const stepUp = rejected(
  msg`Diese Bestätigung mit dem Passkey gilt nicht: Der Passkey gehört nicht zu Ihrem Zugang, oder der Inhalt hat sich inzwischen geändert. Bitte prüfen Sie ihn und bestätigen Sie noch einmal.`,
)

/** What became of a mailed link, and what helps. */
function rejectedLinkWord({
  link,
  newerAt,
}: FaultOf<'token-rejected'>): MessageDescriptor | string {
  if (link === 'superseded' && newerAt) {
    const at = formatInstant(newerAt)
    return t`Dieser Link gilt nicht mehr, weil wir Ihnen am ${at} eine neuere E-Mail geschickt haben. Bitte öffnen Sie den Link darin; sehen Sie auch im Spam-Ordner nach.`
  }
  if (link === 'used')
    return msg`Dieser Link wurde schon benutzt oder zurückgezogen. Jeder Link gilt nur ein Mal.`
  return msg`Dieser Link gilt nicht mehr: Er ist abgelaufen. Bitte lassen Sie sich einen neuen schicken.`
}

export const accountFaultWords = {
  'credentials-rejected': msg`E-Mail-Adresse oder Passwort stimmt nicht. Bitte prüfen Sie beides und versuchen Sie es erneut.`,
  'code-rejected.used': signIn,
  'code-rejected.wrong': signIn,
  'step-up-rejected.used': stepUp,
  'step-up-rejected.wrong': stepUp,
  'password-disabled': msg`Zu dieser Adresse wurde zu oft nacheinander ein falsches Passwort eingegeben. Von hier nimmt das Portal keines mehr an. Melden Sie sich mit einem Passkey an oder von einem Gerät, mit dem Sie schon angemeldet waren, oder lassen Sie sich über „Passwort vergessen?“ einen Link für ein neues Passwort schicken.`,
  'second-factor-disabled': msg`Nach zu vielen falschen Codes nimmt das Portal keine Codes Ihrer Authenticator-App mehr an. Verwenden Sie einen Wiederherstellungscode oder einen Passkey. Haben Sie beides nicht, kann die Leitung Ihrer Praxis oder Ihr Auftragnehmer Ihren zweiten Faktor zurücksetzen.`,
  'step-up-required': msg`Für diesen Schritt brauchen wir eine neue Bestätigung: einen Code aus Ihrer Authenticator-App oder einen Passkey.`,
  'reauthentication-required': msg`Bevor Sie hier etwas ändern, bestätigen Sie bitte noch einmal, dass Sie es sind. Das gilt dann für zehn Minuten.`,
  'token-rejected': rejectedLinkWord,
  'password-refused.breached': msg`Dieses Passwort steht in Listen gestohlener Passwörter. Bitte wählen Sie ein anderes.`,
  'password-refused.context': msg`Dieses Passwort ist leicht zu erraten, weil es Ihren Namen, Ihre Adresse oder den Namen des Portals enthält. Bitte wählen Sie ein anderes.`,
  'conflict.other-side': msg`Diese Adresse gehört zu einem Zugang der anderen Vertragsseite. Niemand kann Auftraggeber und Auftragnehmer zugleich sein; bitte nehmen Sie eine andere Adresse.`,
  'conflict.other-session': msg`In diesem Browser ist jemand anderes angemeldet. Es ist nichts geschehen. Melden Sie diese Person zuerst ab.`,
  'conflict.last-factor': msg`Das ist Ihr letzter zweiter Faktor. Richten Sie zuerst einen anderen ein, dann können Sie diesen entfernen.`,
  'conflict.too-many-factors': msg`Mehr als das lassen sich nicht einrichten. Entfernen Sie zuerst etwas, das Sie nicht mehr verwenden.`,
  'conflict.passkey-known': msg`Dieser Passkey ist schon eingerichtet.`,
  'conflict.address-taken': msg`Diese E-Mail-Adresse gehört schon zu einem anderen Zugang. Bitte nehmen Sie eine andere.`,
} satisfies Partial<FeatureFaultWords>

export const accountIssueWords: IssueWords = {
  '/code': msg`Der Code besteht aus sechs Ziffern.`,
  '/recoveryCode': msg`Ein Wiederherstellungscode besteht aus vier Gruppen zu je vier Zeichen.`,
  'password-short': msg`Bitte wählen Sie ein Passwort mit mindestens 12 Zeichen.`,
  'password-long': msg`Bitte wählen Sie ein Passwort mit höchstens 256 Zeichen.`,
}

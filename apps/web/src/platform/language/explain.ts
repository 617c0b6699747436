import { plural, t } from '@lingui/core/macro'
import type { Fault } from '@portal/domain/fault'
import { explainConflict } from './explain-conflict.ts'
import { explainIssue } from './explain-issue.ts'
import { faultOf } from '../http/fault-of.ts'
import { PasskeyError, type PasskeyFailure } from '../passkey-error.ts'

/** What went wrong and what to do, for a person. */
export const explain = (error: unknown): string =>
  error instanceof PasskeyError
    ? explainPasskey(error.failure)
    : explainFault(faultOf(error) ?? { code: 'internal' })

/** The one place a fault becomes a sentence. A new code without one does not compile. */
function explainFault(fault: Fault): string {
  switch (fault.code) {
    case 'unauthenticated':
      return t`Ihre Sitzung ist beendet. Bitte melden Sie sich neu an; was Sie eingegeben haben, bleibt erhalten.`
    case 'credentials-rejected':
      return t`E-Mail-Adresse oder Passwort stimmt nicht. Bitte prüfen Sie beides und versuchen Sie es erneut.`
    case 'code-rejected':
    case 'step-up-rejected':
      return explainRejection(fault)
    case 'second-factor-disabled':
      return t`Nach zu vielen falschen Codes nimmt das Portal keine Codes Ihrer Authenticator-App mehr an. Verwenden Sie einen Wiederherstellungscode oder einen Passkey. Haben Sie beides nicht, kann die Leitung Ihrer Praxis oder Ihr IT-Dienstleister Ihren zweiten Faktor zurücksetzen.`
    case 'too-many-attempts':
      return t`Das waren zu viele Versuche. Bitte versuchen Sie es in ${wait(fault.retryAfter)} erneut.`
    case 'step-up-required':
      return t`Für diesen Schritt brauchen wir eine neue Bestätigung: einen Code aus Ihrer Authenticator-App oder einen Passkey.`
    case 'reauthentication-required':
      return t`Bevor Sie hier etwas ändern, bestätigen Sie bitte noch einmal, dass Sie es sind. Das gilt dann für zehn Minuten.`
    case 'forbidden':
      return explainForbidden(fault.rule)
    case 'token-rejected':
      return t`Dieser Link gilt nicht mehr: Er ist abgelaufen oder wurde schon benutzt. Bitte lassen Sie sich einen neuen schicken.`
    case 'password-refused':
      return fault.reason === 'breached'
        ? t`Dieses Passwort steht in Listen gestohlener Passwörter. Bitte wählen Sie ein anderes.`
        : t`Dieses Passwort ist leicht zu erraten, weil es Ihren Namen, Ihre Adresse oder den Namen des Portals enthält. Bitte wählen Sie ein anderes.`
    case 'not-found':
      return t`Das gibt es nicht, oder es gehört nicht zu Ihrem Zugang.`
    case 'invalid':
      return [...new Set(fault.issues.map(explainIssue))].join(' ')
    case 'unreadable':
      return fault.reason === 'too-large'
        ? t`Das ist zu groß. Bitte senden Sie weniger auf einmal.`
        : t`Die Eingabe kam beschädigt an. Bitte senden Sie sie noch einmal.`
    case 'unsupported-media-type':
      return t`Dieses Format nimmt das Portal nicht an.`
    case 'file-refused':
      return explainFile(fault.reason)
    case 'illegal-move':
      return t`Dieser Schritt ist nicht mehr möglich, weil sich der Stand inzwischen geändert hat. Diese Seite zeigt den aktuellen.`
    case 'stale':
      return t`Jemand hat das geändert, während Sie es vor sich hatten. Es wurde nichts gespeichert. Bitte prüfen Sie den neuen Stand und wiederholen Sie den Schritt.`
    case 'precondition-required':
      return t`Dem Aufruf fehlte eine Angabe. Bitte laden Sie die Seite neu und versuchen Sie es noch einmal.`
    case 'idempotency-mismatch':
      return t`Dieser Vorgang wurde schon mit anderem Inhalt gesendet. Bitte laden Sie die Seite neu und prüfen Sie, was angekommen ist.`
    case 'idempotency-running':
      return t`Dieser Vorgang läuft noch. Bitte warten Sie einen Augenblick.`
    case 'no-recipients':
      return t`Niemand würde diese Mitteilung erhalten. Bitte wählen Sie mindestens einen Kunden mit einem Zugang.`
    case 'conflict':
      return explainConflict(fault.rule)
    case 'unavailable':
      return fault.retryAfter > 0
        ? t`Das Portal ist gerade nicht erreichbar. Bitte versuchen Sie es in ${wait(fault.retryAfter)} erneut; Ihre Eingaben bleiben stehen.`
        : t`Das Portal ist gerade nicht erreichbar. Prüfen Sie Ihre Internetverbindung und versuchen Sie es erneut; Ihre Eingaben bleiben stehen.`
    case 'internal':
      return t`Da ist bei uns etwas schiefgegangen. Bitte versuchen Sie es noch einmal; bleibt es dabei, melden Sie sich bei Ihrem IT-Dienstleister.`
  }
}

type Of<C extends Fault['code']> = Extract<Fault, { code: C }>

function explainRejection({
  code,
  reason,
  factor,
}: Of<'code-rejected'> | Of<'step-up-rejected'>): string {
  switch (factor) {
    case 'passkey':
      return code === 'step-up-rejected'
        ? t`Diese Bestätigung mit dem Passkey gilt nicht: Der Passkey gehört nicht zu Ihrem Zugang, oder der Inhalt hat sich inzwischen geändert. Bitte prüfen Sie ihn und bestätigen Sie noch einmal.`
        : t`Mit diesem Passkey ging es nicht: Er gehört zu keinem Zugang, der jetzt gilt, oder es hat zu lange gedauert. Versuchen Sie es noch einmal oder auf einem anderen Weg.`
    case 'recovery-code':
      return reason === 'used'
        ? t`Dieser Wiederherstellungscode ist schon verbraucht. Bitte nehmen Sie einen anderen von Ihrer Liste.`
        : t`Das ist keiner Ihrer Wiederherstellungscodes. Prüfen Sie, ob Sie sich vertippt haben und ob Ihre Liste die neueste ist.`
    case undefined:
      return reason === 'used'
        ? t`Dieser Code wurde schon verwendet. Warten Sie, bis Ihre App den nächsten zeigt, und geben Sie ihn ein.`
        : t`Dieser Code stimmt nicht. Geben Sie den Code ein, den Ihre App jetzt zeigt, und prüfen Sie die Uhrzeit Ihres Telefons.`
  }
}

function explainPasskey(failure: PasskeyFailure): string {
  switch (failure) {
    case 'cancelled':
      return t`Sie haben nicht mit einem Passkey bestätigt, oder auf diesem Gerät liegt keiner für dieses Portal. Sie können es jederzeit noch einmal versuchen.`
    case 'known':
      return t`Auf diesem Gerät liegt schon ein Passkey für Ihren Zugang. Sie können ihn verwenden, ohne einen neuen zu erstellen.`
    case 'impossible':
      return t`Dieses Gerät oder dieser Browser kann keine Passkeys verwenden. Nehmen Sie ein anderes Gerät oder einen anderen Weg.`
    case 'failed':
      return t`Ihr Gerät konnte den Passkey nicht verwenden. Versuchen Sie es noch einmal; bleibt es dabei, wählen Sie einen anderen Weg.`
  }
}

function explainForbidden(rule: Of<'forbidden'>['rule']): string {
  switch (rule) {
    case 'permission':
      return t`Ihr Zugang erlaubt diesen Schritt nicht.`
    case 'not-authorised':
      return t`Das darf nur, wer nach § 9 des Vertrags weisungsberechtigt ist.`
    case 'cross-site':
      return t`Dieser Aufruf kam von einer anderen Seite und wurde abgelehnt. Bitte öffnen Sie das Portal direkt.`
  }
}

function explainFile(reason: Of<'file-refused'>['reason']): string {
  switch (reason) {
    case 'not-a-pdf':
      return t`Diese Datei ist keine PDF-Datei, auch wenn sie so heißen mag.`
    case 'active-content':
      return t`Diese PDF-Datei enthält Skripte oder eingebettete Dateien. Bitte speichern Sie sie als einfache PDF-Datei.`
    case 'encrypted':
      return t`Diese PDF-Datei ist mit einem Passwort geschützt. Bitte entfernen Sie den Schutz.`
    case 'empty':
      return t`Diese Datei ist leer.`
    case 'too-large':
      return t`Diese Datei ist größer als 20 MB.`
    case 'type-not-allowed':
      return t`Diese Art von Datei nehmen wir nicht an. Erlaubt sind PDF, Bilder (PNG, JPEG) und einfacher Text, auch CSV.`
    case 'too-many':
      return t`Mehr als zehn Anlagen sind nicht möglich. Entfernen Sie zuerst eine andere.`
  }
}

function wait(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  return seconds < 90
    ? plural(seconds, { one: 'einer Sekunde', other: '# Sekunden' })
    : plural(minutes, { one: 'einer Minute', other: '# Minuten' })
}

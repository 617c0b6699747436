import type { MessageDescriptor } from '@lingui/core'
import { msg, plural, t } from '@lingui/core/macro'
import type { FaultNamed, FaultName } from '@portal/domain/fault-name'

/** What a person reads of each fault, by its name. */
export type FaultWords = { [Name in FaultName]: Word<FaultNamed<Name>> }
type Word<F> = MessageDescriptor | ((fault: F) => MessageDescriptor | string)

/** What may go wrong whatever is asked for. */
export const generalFaultWords = {
  unauthenticated: msg`Ihre Sitzung ist beendet. Bitte melden Sie sich neu an; was Sie eingegeben haben, bleibt erhalten.`,
  'too-many-attempts': ({ retryAfter }) =>
    t`Das waren zu viele Versuche. Bitte versuchen Sie es in ${wait(retryAfter)} erneut.`,
  'forbidden.permission': msg`Ihr Zugang erlaubt diesen Schritt nicht.`,
  'forbidden.other-address': ({ address }) =>
    t`Bitte öffnen Sie das Portal unter ${address ?? 'https://'}. Unter dieser Adresse hier nimmt es nichts an.`,
  'forbidden.cross-site': msg`Dieser Aufruf kam von einer anderen Seite und wurde abgelehnt. Bitte öffnen Sie das Portal direkt.`,
  'not-found': msg`Das gibt es nicht, oder es gehört nicht zu Ihrem Zugang.`,
  'unreadable.json': msg`Die Eingabe kam beschädigt an. Bitte senden Sie sie noch einmal.`,
  'unreadable.too-large': msg`Das ist zu groß. Bitte senden Sie weniger auf einmal.`,
  'unsupported-media-type': msg`Dieses Format nimmt das Portal nicht an.`,
  'illegal-move': msg`Dieser Schritt ist nicht mehr möglich, weil sich der Stand inzwischen geändert hat. Diese Seite zeigt den aktuellen.`,
  stale: msg`Jemand hat das geändert, während Sie es vor sich hatten. Es wurde nichts gespeichert. Bitte prüfen Sie den neuen Stand und wiederholen Sie den Schritt.`,
  'precondition-required': msg`Dem Aufruf fehlte eine Angabe. Bitte laden Sie die Seite neu und versuchen Sie es noch einmal.`,
  'idempotency-mismatch': msg`Dieser Vorgang wurde schon mit anderem Inhalt gesendet. Bitte laden Sie die Seite neu und prüfen Sie, was angekommen ist.`,
  'idempotency-running': msg`Dieser Vorgang läuft noch. Bitte warten Sie einen Augenblick.`,
  'conflict.other-client': msg`Sie sind in einem anderen Fenster zu einem anderen Auftraggeber gewechselt. Es ist nichts geschehen. Laden Sie diese Seite neu und prüfen Sie, für wen Sie handeln.`,
  'conflict.not-as-recorded': msg`Was hier steht, ist nicht, was im Nachweisprotokoll festgehalten ist. Bis das geklärt ist, nimmt das Portal dazu nichts an und siegelt nichts. Bitte melden Sie sich bei Ihrem Auftragnehmer.`,
  unavailable: ({ retryAfter }) =>
    retryAfter > 0
      ? t`Das Portal ist gerade nicht erreichbar. Bitte versuchen Sie es in ${wait(retryAfter)} erneut; Ihre Eingaben bleiben stehen.`
      : t`Das Portal ist gerade nicht erreichbar. Prüfen Sie Ihre Internetverbindung und versuchen Sie es erneut; Ihre Eingaben bleiben stehen.`,
  internal: msg`Da ist bei uns etwas schiefgegangen. Bitte versuchen Sie es noch einmal; bleibt es dabei, melden Sie sich bei Ihrem Auftragnehmer.`,
} satisfies Partial<FaultWords>

/** Of a part of the portal that did not come: the connection, or a newer version of it that is served by now. */
export const notLoadedWord = msg`Ein Teil dieser Seite ließ sich nicht laden. Vielleicht ist die Verbindung gestört, oder das Portal wurde inzwischen erneuert. Bitte laden Sie die Seite neu.`

/** How long that is, in words. */
export function wait(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  return seconds < 90
    ? plural(seconds, { one: 'einer Sekunde', other: '# Sekunden' })
    : plural(minutes, { one: 'einer Minute', other: '# Minuten' })
}

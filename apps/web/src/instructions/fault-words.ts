import { msg, t } from '@lingui/core/macro'
import type { FeatureFaultWords } from '../platform/language/explain.ts'
import { wait } from '../platform/language/fault-words.ts'
import type { IssueWords } from '../platform/language/explain-issue.ts'

export const instructionFaultWords = {
  'file-refused.type-not-allowed': msg`Diese Art von Datei nehmen wir nicht an. Erlaubt sind PDF, Bilder (PNG, JPEG) und einfacher Text, auch CSV.`,
  'file-refused.too-many': msg`Mehr als zehn Anlagen sind nicht möglich. Entfernen Sie zuerst eine andere.`,
  'conflict.nothing-changed': msg`Der neue Wortlaut gleicht dem alten. Ändern Sie ihn, bestätigen Sie die Weisung, wie sie ist, oder widerrufen Sie sie.`,
  'conflict.signature-void': msg`Wer zuerst unterschrieben hat, ist nicht mehr weisungsberechtigt (§ 9). Geben Sie die Weisung zurück; dann kann sie neu erteilt werden.`,
  'quota-exceeded.uploads': ({ retryAfter }) =>
    t`Das waren sehr viele Dateien in kurzer Zeit. Weitere nimmt das Portal in ${wait(retryAfter)} wieder an.`,
  'quota-exceeded.drafts': ({ retryAfter }) =>
    t`Das waren sehr viele Entwürfe in kurzer Zeit. Weitere nimmt das Portal in ${wait(retryAfter)} wieder an.`,
  'quota-exceeded.messages': ({ retryAfter }) =>
    t`Das waren sehr viele Nachrichten in kurzer Zeit. Weitere nimmt das Portal in ${wait(retryAfter)} wieder an.`,
  'quota-exceeded.renderings': ({ retryAfter }) =>
    t`Das waren sehr viele Dokumente in kurzer Zeit. Weitere erzeugt das Portal in ${wait(retryAfter)} wieder.`,
  'quota-exceeded.reports': ({ retryAfter }) =>
    t`Das waren sehr viele Meldungen in kurzer Zeit. Weitere nimmt das Portal in ${wait(retryAfter)} wieder an.`,
  'quota-exceeded.at-once': ({ retryAfter }) =>
    t`Von Ihnen wartet schon zu viel auf Bearbeitung. Bitte versuchen Sie es in ${wait(retryAfter)} erneut.`,
} satisfies Partial<FeatureFaultWords>

export const instructionIssueWords: IssueWords = {
  'before-instruction': msg`Das liegt vor dem Zeitpunkt, zu dem die Weisung erteilt wurde.`,
  'after-entry': msg`Das liegt nach dem Zeitpunkt, zu dem die Weisung eingetragen wurde.`,
  'not-in-register': msg`Dieser Eintrag galt zu diesem Zeitpunkt nicht.`,
  amount: msg`Bitte geben Sie einen Betrag in Euro ein, etwa 120,00.`,
}

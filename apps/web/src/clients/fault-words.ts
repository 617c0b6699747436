import { msg } from '@lingui/core/macro'
import type { FeatureFaultWords } from '../platform/language/explain.ts'
import type { IssueWords } from '../platform/language/explain-issue.ts'

export const clientFaultWords = {
  'conflict.client-number-taken': msg`Diese Nummer hat schon ein anderer Auftraggeber.`,
  'conflict.client-known': msg`Einen Auftraggeber mit diesem Namen und dieser Postleitzahl gibt es schon.`,
  'conflict.client-archived': msg`Dieser Auftraggeber ist archiviert. Holen Sie ihn zuerst aus dem Archiv.`,
  'conflict.agreement-in-force': msg`Der Vertrag mit diesem Auftraggeber gilt noch. Bestätigen Sie, dass er trotzdem ins Archiv soll.`,
} satisfies Partial<FeatureFaultWords>

const wholeAddress = msg`Bitte geben Sie eine vollständige E-Mail-Adresse ein.`
export const clientIssueWords: IssueWords = {
  '/contactEmail': wholeAddress,
  '/dpoEmail': wholeAddress,
  phone: msg`Das ist keine Telefonnummer.`,
  country: msg`Das ist kein Staat.`,
  'postal-code': msg`Eine Postleitzahl in Deutschland hat fünf Ziffern.`,
  'no-such-country': msg`Dieses Land kennt das Portal nicht. Schreiben Sie seinen Namen aus, zum Beispiel „Deutschland“.`,
  'region-abroad': msg`Ein Bundesland gehört zu einer Anschrift in Deutschland.`,
  'person-name': msg`Bitte nennen Sie auch den Namen.`,
  'nobody-left': msg`Das ist die einzige Person, die genannt ist. Bitte nennen Sie zuerst eine andere.`,
  'archived-client': msg`Einer der gewählten Auftraggeber ist archiviert und bekommt keine neuen Mitteilungen.`,
}

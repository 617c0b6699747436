import { msg } from '@lingui/core/macro'
import type { FeatureFaultWords } from '../platform/language/explain.ts'
import type { IssueWords } from '../platform/language/explain-issue.ts'

export const agreementFaultWords = {
  'conflict.has-agreement': msg`Dieser Auftraggeber hat schon einen Vertrag, der dann noch gilt. Öffnen Sie ihn, und erfassen Sie dazu eine neue Fassung.`,
  'conflict.no-agreement': msg`Für Ihre Praxis gilt im Portal kein Vertrag. Eine Weisung setzt einen geltenden Vertrag voraus: Bitten Sie den Auftragnehmer, ihn zu erfassen, oder erteilen Sie die Weisung schriftlich.`,
  'conflict.nobody-to-offer': msg`Jeder Auftraggeber hat einen Vertrag oder ein offenes Angebot.`,
  'conflict.not-filled-in': msg`Vor der Unterschrift fehlen noch Ihre Angaben. Füllen Sie den Vertrag zuerst aus.`,
  'conflict.offer-expired': msg`Die Frist für die Unterschrift ist abgelaufen. Bitten Sie den Auftragnehmer um ein neues Angebot.`,
  'conflict.bound-no-more': msg`Der Auftraggeber war bis zu einem Tag an seine Unterschrift gebunden, und der ist vorbei. Bieten Sie den Vertrag neu an.`,
  'conflict.annex-changed': msg`Was im Vertrag über Ihre Firma oder die Unterauftragnehmer steht, stimmt nicht mehr mit Firma und Verzeichnis überein. Ziehen Sie das Angebot zurück, und bieten Sie den Vertrag neu an.`,
  'conflict.reminded': msg`Heute wurde der Auftraggeber schon angeschrieben. Erinnern können Sie ab morgen wieder.`,
} satisfies Partial<FeatureFaultWords>

export const agreementIssueWords: IssueWords = {
  future: msg`Dieser Tag liegt in der Zukunft.`,
  'no-scan': msg`Der Scan des unterschriebenen Vertrags fehlt.`,
  'scan-too-many': msg`Das sind zu viele Fotos für einen Vertrag.`,
  'scan-too-large': msg`Eines dieser Fotos ist zu groß.`,
  'scan-type-not-allowed': msg`Für einen Vertrag eine einzelne PDF-Datei oder Fotos, nicht beides und nicht mehrere PDF-Dateien.`,
  'scan-of-two': msg`Dieselbe Datei liegt auch bei einem anderen Auftraggeber.`,
  'scan-unreadable': msg`Eine dieser Dateien lässt sich nicht mehr lesen. Wählen Sie sie bitte noch einmal.`,
  'person-line': msg`Jede Person in einer eigenen Zeile: Name; Funktion; Telefon; E-Mail. Name und Funktion dürfen nicht fehlen.`,
  'nobody-chosen': msg`Bitte wählen Sie, wessen Verträge Sie erfassen.`,
  'too-many-chosen': msg`Höchstens 200 auf einmal: Wählen Sie einzelne aus.`,
  '/bindingDays': msg`Bitte eine ganze Zahl von 3 bis 60.`,
  'not-later': msg`Eine spätere Fassung beginnt nach der, die sie ablöst.`,
}

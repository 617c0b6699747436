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
  'not-later': msg`Eine spätere Fassung beginnt nach der, die sie ablöst.`,
}

import { msg } from '@lingui/core/macro'
import type { FeatureFaultWords } from '../platform/language/explain.ts'
import type { IssueWords } from '../platform/language/explain-issue.ts'

export const agreementFaultWords = {
  'conflict.has-agreement': msg`Dieser Auftraggeber hat schon einen Vertrag, der dann noch gilt. Öffnen Sie ihn, und erfassen Sie dazu eine neue Fassung.`,
  'conflict.no-agreement': msg`Für Ihre Praxis gilt im Portal kein Vertrag. Eine Weisung setzt einen geltenden Vertrag voraus: Bitten Sie den Auftragnehmer, ihn zu erfassen, oder erteilen Sie die Weisung schriftlich.`,
} satisfies Partial<FeatureFaultWords>

export const agreementIssueWords: IssueWords = {
  future: msg`Dieser Tag liegt in der Zukunft.`,
  'not-later': msg`Eine spätere Fassung beginnt nach der, die sie ablöst.`,
}

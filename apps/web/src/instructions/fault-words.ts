import { msg } from '@lingui/core/macro'
import type { FeatureFaultWords } from '../platform/language/explain.ts'
import type { IssueWords } from '../platform/language/explain-issue.ts'

export const instructionFaultWords = {
  'file-refused.type-not-allowed': msg`Diese Art von Datei nehmen wir nicht an. Erlaubt sind PDF, Bilder (PNG, JPEG) und einfacher Text, auch CSV.`,
  'file-refused.too-many': msg`Mehr als zehn Anlagen sind nicht möglich. Entfernen Sie zuerst eine andere.`,
  'conflict.nothing-changed': msg`Der neue Wortlaut gleicht dem alten. Ändern Sie ihn, bestätigen Sie die Weisung, wie sie ist, oder widerrufen Sie sie.`,
  'conflict.signature-void': msg`Wer zuerst unterschrieben hat, ist nicht mehr weisungsberechtigt (§ 9). Geben Sie die Weisung zurück; dann kann sie neu erteilt werden.`,
} satisfies Partial<FeatureFaultWords>

export const instructionIssueWords: IssueWords = {
  amount: msg`Bitte geben Sie einen Betrag in Euro ein, etwa 120,00.`,
}

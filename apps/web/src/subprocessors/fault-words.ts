import { msg } from '@lingui/core/macro'
import type { FeatureFaultWords } from '../platform/language/explain.ts'
import type { IssueWords } from '../platform/language/explain-issue.ts'

export const subprocessorFaultWords = {
  'conflict.to-be-announced': msg`Dieser Unterauftragnehmer arbeitet schon für Auftraggeber. Änderungen nach Vertragsschluss werden angekündigt und kommen mit dem Änderungsverfahren (§ 7.2). Hier können Sie Nachweise und die Ansprechperson ergänzen.`,
} satisfies Partial<FeatureFaultWords>

export const subprocessorIssueWords: IssueWords = {
  'no-country': msg`Bitte nennen Sie jedes Land, in dem Daten verarbeitet werden, zum Beispiel „Frankfurt, Deutschland“.`,
  'third-country': msg`Sitz oder Ort der Verarbeitung liegen außerhalb von EU und EWR. Bitte nennen Sie die Grundlage nach Art. 44 ff. DSGVO.`,
  'before-newest': msg`Von einem späteren Tag an ist schon etwas anderes eingetragen. Berichtigen Sie stattdessen den früheren Eintrag.`,
  circle: msg`Zwei Unterauftragnehmer können sich nicht gegenseitig beauftragen.`,
}

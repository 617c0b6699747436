import { msg } from '@lingui/core/macro'
import type { FeatureFaultWords } from '../platform/language/explain.ts'

export const tomFaultWords = {
  'conflict.tom-in-force': msg`Eine Fassung ist schon veröffentlicht. Eine weitere braucht den Vergleich mit ihr und die Zustimmung Ihrer Auftraggeber (§ 4.2); das kommt mit dem nächsten Schritt des Portals. Ihr Entwurf bleibt, wie er ist.`,
  'conflict.draft-exists': msg`Es gibt schon einen Entwurf. Arbeiten Sie an ihm weiter, oder verwerfen Sie ihn zuerst.`,
} satisfies Partial<FeatureFaultWords>

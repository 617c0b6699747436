import { msg } from '@lingui/core/macro'
import type { FeatureFaultWords } from '../platform/language/explain.ts'

export const noticeFaultWords = {
  'no-recipients': msg`Niemand würde diese Mitteilung erhalten. Bitte wählen Sie mindestens einen Kunden mit einem Zugang.`,
} satisfies Partial<FeatureFaultWords>

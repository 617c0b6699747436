import { msg } from '@lingui/core/macro'
import { activeContentWord } from './active-content-words.ts'
import type { FeatureFaultWords } from '../platform/language/explain.ts'

export const documentFaultWords = {
  'file-refused.not-a-pdf': msg`Diese Datei ist keine PDF-Datei, auch wenn sie so heißen mag.`,
  'file-refused.active-content': activeContentWord,
  'file-refused.encrypted': msg`Diese PDF-Datei lässt sich nur mit einem Passwort öffnen. Bitte speichern Sie sie ohne Passwort.`,
  'file-refused.empty': msg`Diese Datei ist leer.`,
  'file-refused.too-large': msg`Diese Datei ist größer als 20 MB.`,
} satisfies Partial<FeatureFaultWords>

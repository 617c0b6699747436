import { msg } from '@lingui/core/macro'
import type { FeatureFaultWords } from '../platform/language/explain.ts'

export const documentFaultWords = {
  'file-refused.not-a-pdf': msg`Diese Datei ist keine PDF-Datei, auch wenn sie so heißen mag.`,
  'file-refused.active-content': msg`Diese PDF-Datei enthält Skripte oder eingebettete Dateien. Bitte speichern Sie sie als einfache PDF-Datei.`,
  'file-refused.encrypted': msg`Diese PDF-Datei ist mit einem Passwort geschützt. Bitte entfernen Sie den Schutz.`,
  'file-refused.empty': msg`Diese Datei ist leer.`,
  'file-refused.too-large': msg`Diese Datei ist größer als 20 MB.`,
} satisfies Partial<FeatureFaultWords>

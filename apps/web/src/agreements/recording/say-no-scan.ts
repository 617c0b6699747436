import { t } from '@lingui/core/macro'
import { faultOf } from '../../platform/http/fault-of.ts'
import { explain } from '../../platform/language/explain.ts'
import { mostPhotographs } from './photographs.ts'

/** Why a scan was not taken, by this page or by the portal. */
export function sayNoScan(error: unknown): string {
  const fault = faultOf(error)
  const reason = fault?.code === 'file-refused' ? fault.reason : null
  if (reason === 'too-many') return t`Höchstens ${mostPhotographs} Fotos für einen Vertrag.`
  if (reason === 'type-not-allowed')
    return t`Das geht hier nicht: eine einzelne PDF-Datei, oder Fotos als JPEG oder PNG, die sich öffnen lassen.`
  return explain(error)
}

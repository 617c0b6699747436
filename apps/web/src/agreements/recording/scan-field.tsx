import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { formatSize } from '../../platform/language/format.ts'
import { FilesField } from '../../ui/form/file-field.tsx'
import { mostPhotographs, scanOf } from './photographs.ts'
import { sayNoScan } from './say-no-scan.ts'

/** A scan, or photographs of the pages, which become one. */
export function ScanField({
  value,
  onChange,
  errorMessage,
}: {
  value: File | null
  onChange: (value: File | null) => void
  errorMessage: string | undefined
}) {
  const { t } = useLingui()
  const [isMaking, setMaking] = useState(false)
  const [refusal, setRefusal] = useState<unknown>(null)

  async function choose(files: File[]) {
    if (files.length === 0) return
    onChange(null)
    setRefusal(null)
    setMaking(true)
    try {
      onChange(await scanOf(files))
    } catch (error) {
      setRefusal(error)
    } finally {
      setMaking(false)
    }
  }

  return (
    <div>
      <FilesField
        label={t`Unterschriebener Vertrag`}
        description={t`Eine PDF-Datei von höchstens 20 MB, ohne Passwort, Skripte und eingebettete Programme. Oder bis zu ${mostPhotographs} Fotos der Seiten (JPEG oder PNG): Daraus wird eine PDF-Datei, eine Seite je Foto, in der Reihenfolge ihrer Namen.`}
        accept="application/pdf,.pdf,image/jpeg,image/png"
        onChoose={(files) => void choose(files)}
        errorMessage={refusal === null ? errorMessage : sayNoScan(refusal)}
      />
      <div role="status">
        {isMaking && <Trans>Aus den Fotos wird eine PDF-Datei …</Trans>}
        {value && (
          <Trans>
            Gewählt: <span translate="no">{value.name}</span>, {formatSize(value.size)}
          </Trans>
        )}
      </div>
    </div>
  )
}

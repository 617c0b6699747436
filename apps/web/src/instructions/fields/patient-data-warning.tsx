import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { findPatientData, type PatientDataHint } from '@portal/domain/instructions/patient-data'
import { useDeferredValue, useMemo, useState } from 'react'
import { say } from '../../platform/language/i18n.ts'
import { Banner } from '../../ui/basics/banner.tsx'
import { Button } from '../../ui/basics/button.tsx'

const kindWords: Record<PatientDataHint['kind'], MessageDescriptor> = {
  'name-with-birth-date': msg`Name mit Geburtsdatum`,
  'insurance-number': msg`Krankenversichertennummer`,
}

/** Says where a text looks like a patient's data. It warns and stops nobody; what was let stand is not said again. */
export function PatientDataWarning({ texts }: { texts: readonly (string | null)[] }) {
  const [accepted, setAccepted] = useState<readonly string[]>([])
  const joined = useDeferredValue(texts.join('\0'))
  const hints = useMemo(() => joined.split('\0').flatMap(findPatientData), [joined])
  const open = hints.filter(({ found }) => !accepted.includes(found))
  return (
    <div role="status">
      {open.length > 0 && (
        <Banner
          tone="caution"
          title={<Trans>Das sieht nach Daten von Patienten aus. Ist das nötig?</Trans>}
        >
          <ul>
            {open.map(({ kind, found }, index) => (
              <li key={index}>
                {say(kindWords[kind])}: „{found}“
              </li>
            ))}
          </ul>
          <p>
            <Trans>
              Es bliebe jahrelang stehen, sichtbar für alle, die es hier lesen dürfen. Eine
              Aktennummer genügt fast immer.
            </Trans>
          </p>
          <div>
            <Button onClick={() => setAccepted([...accepted, ...open.map(({ found }) => found)])}>
              <Trans>Trotzdem so lassen</Trans>
            </Button>
          </div>
        </Banner>
      )}
    </div>
  )
}

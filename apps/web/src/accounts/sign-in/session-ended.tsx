import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { forgetAllDrafts, hasDrafts } from '../../platform/form/drafts.ts'
import { Banner } from '../../ui/basics/banner.tsx'
import { Button } from '../../ui/basics/button.tsx'
import type { SessionEnd } from '../session-end.ts'

/** Why somebody who was inside stands before the login again, and what became of what they typed. */
export function SessionEnded({ end }: { end: SessionEnd }) {
  const [isKept, setKept] = useState(hasDrafts)
  return (
    <Banner title={<SaidEnd end={end} />}>
      {isKept && (
        <>
          <p>
            <Trans>
              Was Sie geschrieben und noch nicht gesendet haben, ist aufbewahrt: in diesem Fenster,
              bis Sie es schließen. Nach der Anmeldung steht es wieder da.
            </Trans>
          </p>
          <Button
            look="quiet"
            onClick={() => {
              forgetAllDrafts()
              setKept(false)
            }}
          >
            <Trans>Aufbewahrtes verwerfen</Trans>
          </Button>
        </>
      )}
    </Banner>
  )
}

function SaidEnd({ end }: { end: SessionEnd }) {
  switch (end) {
    case 'signed-out':
      return <Trans>Sie haben sich abgemeldet, in allen Fenstern dieses Browsers.</Trans>
    case 'idle':
      return <Trans>Sie wurden abgemeldet, weil 30 Minuten lang nichts geschah.</Trans>
    case 'over':
      return <Trans>Sie wurden abgemeldet: Eine Anmeldung gilt höchstens 12 Stunden.</Trans>
    case 'ended':
      return (
        <Trans>
          Ihre Sitzung gilt nicht mehr: Sie wurde anderswo beendet, oder Ihr Zugang wurde geändert.
        </Trans>
      )
  }
}

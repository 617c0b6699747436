import { Plural, Trans } from '@lingui/react/macro'
import { useEffect } from 'react'
import { type Outage, useOutage } from '../platform/http/connection.ts'
import { formatTime } from '../platform/language/format.ts'
import { Banner } from '../ui/basics/banner.tsx'
import { Button } from '../ui/basics/button.tsx'
import styles from './connection-bar.module.css'

/** While the portal cannot be reached: says so, what waits, and what becomes of it. */
export function ConnectionBar() {
  const outage = useOutage()
  return (
    // It is there above a dialog, too.
    <div role="status" className={styles.bar} data-react-aria-top-layer="true" data-print="no">
      {outage && <Said {...outage} />}
    </div>
  )
}

function Said({ since, waiting }: Outage) {
  const isWaiting = waiting.length > 0
  useEffect(() => {
    if (!isWaiting) return undefined
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isWaiting])
  const time = formatTime(since.toISOString())
  return (
    <Banner tone="caution" title={<Trans>Keine Verbindung zum Portal seit {time}</Trans>}>
      {isWaiting ? (
        <Waits waiting={waiting} />
      ) : (
        <p>
          <Trans>
            Sie sehen den Stand von davor. Sobald die Verbindung wieder da ist, geht es von selbst
            weiter.
          </Trans>
        </p>
      )}
    </Banner>
  )
}

const Waits = ({ waiting }: Pick<Outage, 'waiting'>) => (
  <>
    <p>
      <Plural
        value={waiting.length}
        one="Ein Schritt wartet. Er wird einmal gesendet, sobald die Verbindung wieder da ist; lassen Sie dieses Fenster so lange offen."
        other="# Schritte warten. Jeder wird einmal gesendet, sobald die Verbindung wieder da ist; lassen Sie dieses Fenster so lange offen."
      />
    </p>
    {waiting.some(({ hasCode }) => hasCode) && (
      <p>
        <Trans>Ist Ihr Code bis dahin abgelaufen, werden Sie um einen neuen gebeten.</Trans>
      </p>
    )}
    {waiting.some(({ mayHaveArrived }) => mayHaveArrived) ? (
      <p>
        <Trans>Ob er schon angekommen ist, zeigt sich dann. Doppelt geschieht nichts.</Trans>
      </p>
    ) : (
      <Button look="quiet" onClick={() => waiting.forEach(({ giveUp }) => giveUp())}>
        <Trans>Doch nicht senden</Trans>
      </Button>
    )}
  </>
)

import { Trans } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { formatTime } from '../../platform/language/format.ts'
import styles from '../account.module.css'

/** For how long changes need no new confirmation; silent once they do. */
export function Unlocked({ until }: { until: string | null }) {
  const isOpen = useIsBefore(until)
  return (
    <p role="status" className={styles.unlocked}>
      {until !== null && isOpen && (
        <Trans>Änderungen sind bis {formatTime(until)} freigeschaltet.</Trans>
      )}
    </p>
  )
}

function useIsBefore(moment: string | null): boolean {
  const [now, setNow] = useState(() => Date.now())
  const end = moment === null ? 0 : Date.parse(moment)
  useEffect(() => {
    const look = () => setNow(Date.now())
    look()
    const timer = setTimeout(look, Math.max(0, end - Date.now()) + 500)
    return () => clearTimeout(timer)
  }, [end])
  return now < end
}

import { Trans } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { portalNow } from '../platform/clock/portal-clock.ts'
import { Moment } from '../ui/basics/moment.tsx'

/** On paper: whose data it is, and when it looked like this. */
export function PrintedAt({ of }: { of: string }) {
  const [at, setAt] = useState(portalNow)
  useEffect(() => {
    // The browser takes its picture as soon as this returns.
    const note = () => flushSync(() => setAt(portalNow()))
    addEventListener('beforeprint', note)
    return () => removeEventListener('beforeprint', note)
  }, [])
  return (
    <p data-print="only">
      <Trans>
        <span translate="no">{of}</span>, Stand vom <Moment at={at} />
      </Trans>
    </p>
  )
}

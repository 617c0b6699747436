import type { LegalLinks } from '@portal/domain/provider/contract'
import { useEffect, useState } from 'react'
import { signInApi } from './lazy-sign-in-api.ts'
import { whenIdle } from './when-idle.ts'

/** Legal notice and privacy statement of the provider, and whose logo is shown; without a connection nothing is missed. */
export function useLegalLinks(): LegalLinks | null {
  const [links, setLinks] = useState<LegalLinks | null>(null)
  useEffect(() => {
    let isThere = true
    const ask = async () => {
      const found = await (await signInApi()).legalLinks()
      if (isThere) setLinks(found)
    }
    // What the login asks with comes along, and must not come before the page itself.
    const callOff = whenIdle(() => void ask().catch(() => {}))
    return () => {
      callOff()
      isThere = false
    }
  }, [])
  return links
}

import { useEffect, useEffectEvent, useState } from 'react'
import { isPasskeyPossible, offerPasskeys } from '../second-factor/passkeys.ts'
import { answered } from '../../platform/http/idempotency.ts'
import { request } from '../../platform/http/request.ts'
import type { PasskeyRequest } from '@portal/domain/accounts/passkeys'
import type { Advance } from '../entry/advance.ts'
import { signInApi } from '../entry/lazy-sign-in-api.ts'

// The server forgets a challenge after five minutes.
const lifetime = 4 * 60_000

/** No contract is loaded for what is only offered: the browser takes no challenge that is none. */
async function challenge(): Promise<PasskeyRequest> {
  const { response, answer, act } = await request('POST', '/session/passkey-challenge')
  answered(act)
  if (!response.ok) throw new Error(`No challenge: ${response.status}`)
  // What is something else, the browser refuses.
  return answer as PasskeyRequest
}

/**
 * Has the browser offer passkeys in the field marked `webauthn`, except while one is asked for already. One that is
 * refused is not offered again at once: a browser that answers by itself would never stop. Tells whether a chosen one is
 * on its way: nothing else signs in meanwhile, or the session that begins would end the other one.
 */
export function usePasskeyOffer(
  isOffered: boolean,
  onNext: Advance,
  onRefusal: (error: Error) => void,
): boolean {
  const [isGiven, setGiven] = useState(false)
  const advance = useEffectEvent(onNext)
  const refuse = useEffectEvent(onRefusal)

  useEffect(() => {
    if (!isOffered || !isPasskeyPossible()) return
    let ending = new AbortController()
    async function offer() {
      ending.abort()
      ending = new AbortController()
      const { signal } = ending
      // Offered, not asked for: that it is not possible now is nobody's concern.
      const assertion = await offerPasskeys(challenge, signal).catch(() => null)
      if (!assertion || signal.aborted) return
      setGiven(true)
      try {
        advance(await (await signInApi()).givePasskey(assertion))
      } finally {
        setGiven(false)
      }
    }
    const begin = () =>
      void offer().catch((error: unknown) => {
        if (error instanceof Error) refuse(error)
      })
    begin()
    const timer = setInterval(begin, lifetime)
    return () => {
      clearInterval(timer)
      ending.abort()
    }
  }, [isOffered])
  return isGiven
}

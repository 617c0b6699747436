import { createSigner } from 'fast-jwt'
import { testSecrets } from './keys.ts'

const sign = createSigner({ key: testSecrets.sessionSecret, algorithm: 'HS256' })

/** The cookie of a session over HTTPS, signed as the portal signs it; good for an hour from `now`, in milliseconds. */
export function signedCookie(sid: string, now: number): string {
  const iat = Math.floor(now / 1000)
  return `__Host-session=${sign({ sid, iat, exp: iat + 3600 })}`
}

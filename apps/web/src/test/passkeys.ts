import { onTestFinished, vi } from 'vitest'

const bytes = (text: string) => new TextEncoder().encode(text).buffer
const credential = (response: Record<string, unknown>) => ({
  id: 'a-passkey',
  rawId: bytes('a-passkey'),
  type: 'public-key',
  response: { clientDataJSON: bytes('{}'), ...response },
  getClientExtensionResults: () => ({}),
})

/** What a device answers that holds a passkey. */
export const assertion = () =>
  credential({ authenticatorData: bytes('data'), signature: bytes('signature'), userHandle: null })
/** What a device answers that makes one. */
export const attestation = () => credential({ attestationObject: bytes('object') })
/** What a browser says when the person closes its window, or none of its passkeys fit. */
export const cancelled = () => Promise.reject(new DOMException('not allowed', 'NotAllowedError'))

type Ceremony = (options: { mediation?: string; signal: AbortSignal }) => Promise<unknown>

/** A browser with passkeys, for one test. */
export function passkeyBrowser({
  get = cancelled,
  create = cancelled,
  autofill = false,
}: {
  get?: Ceremony
  create?: Ceremony
  autofill?: boolean
}): void {
  const isConditionalMediationAvailable = async () => autofill
  vi.stubGlobal('PublicKeyCredential', Object.assign(vi.fn(), { isConditionalMediationAvailable }))
  Object.defineProperty(navigator, 'credentials', { configurable: true, value: { get, create } })
  onTestFinished(() => void Reflect.deleteProperty(navigator, 'credentials'))
}

/** The argument of a ceremony as the server sends it. */
export const passkeyRequest = {
  challenge: 'Y2hhbGxlbmdl',
  rpId: 'localhost',
  timeout: 300_000,
  userVerification: 'required',
  allowCredentials: [],
}
export const passkeyCreation = {
  challenge: 'Y2hhbGxlbmdl',
  rp: { id: 'localhost', name: 'AVV-Portal' },
  user: { id: 'YW5uYQ', name: 'anna@praxis.example', displayName: 'Anna' },
  pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
  timeout: 300_000,
  attestation: 'none',
  authenticatorSelection: {
    residentKey: 'required',
    requireResidentKey: true,
    userVerification: 'required',
  },
  excludeCredentials: [],
}

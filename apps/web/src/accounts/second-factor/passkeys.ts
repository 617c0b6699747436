import type {
  PasskeyAssertion,
  PasskeyAttestation,
  PasskeyCreation,
  PasskeyRequest,
} from '@portal/domain/accounts/passkeys'
import { PasskeyError, type PasskeyFailure } from './passkey-error.ts'

const asking = () => import('./webauthn-ask.ts')
const creating = () => import('./webauthn-create.ts')
type Asking = Awaited<ReturnType<typeof asking>>

/** Whether this browser knows passkeys at all; whether one is there, only asking shows. */
export const isPasskeyPossible = (): boolean => typeof globalThis.PublicKeyCredential === 'function'

/** Has the person use a passkey. Throws a `PasskeyError` that `explain()` puts into words. */
export const askPasskey = (request: PasskeyRequest): Promise<PasskeyAssertion> =>
  ceremony(asking, (library) => assertion(library, request, false))

/** Has the person create a passkey. Throws a `PasskeyError` that `explain()` puts into words. */
export const createPasskey = (creation: PasskeyCreation): Promise<PasskeyAttestation> =>
  ceremony(creating, async (library) => {
    const made = await library.startRegistration({ optionsJSON: known(creation) })
    return {
      ...made,
      response: { ...made.response },
      clientExtensionResults: { ...made.clientExtensionResults },
    }
  })

/**
 * Offers passkeys among what the browser fills into a field marked `webauthn`: pending until one is chosen, null where
 * the browser cannot or once `signal` ends it. Another ceremony ends it too, as cancelled.
 */
export async function offerPasskeys(
  request: () => Promise<PasskeyRequest>,
  signal: AbortSignal,
): Promise<PasskeyAssertion | null> {
  if (!isPasskeyPossible()) return null
  const { browserSupportsWebAuthnAutofill, WebAuthnAbortService } = await asking()
  if (signal.aborted || !(await browserSupportsWebAuthnAutofill())) return null
  const asked = await request()
  if (signal.aborted) return null
  const withdraw = () => WebAuthnAbortService.cancelCeremony()
  signal.addEventListener('abort', withdraw)
  try {
    return await ceremony(asking, (library) => assertion(library, asked, true))
  } finally {
    signal.removeEventListener('abort', withdraw)
  }
}

async function assertion(library: Asking, request: PasskeyRequest, useBrowserAutofill: boolean) {
  const optionsJSON = known(request)
  const given = await library.startAuthentication({ optionsJSON, useBrowserAutofill })
  return {
    ...given,
    response: { ...given.response },
    clientExtensionResults: { ...given.clientExtensionResults },
  }
}

async function ceremony<Library, T>(
  load: () => Promise<Library>,
  act: (library: Library) => Promise<T>,
): Promise<T> {
  if (!isPasskeyPossible()) throw new PasskeyError('impossible')
  const library = await load()
  try {
    return await act(library)
  } catch (error) {
    throw new PasskeyError(failureOf(error), { cause: error })
  }
}

/** WebAuthn Level 3, §5.1.3 and §5.1.4: browsers say why by the error's name, and little else. */
function failureOf(error: unknown): PasskeyFailure {
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError':
    case 'AbortError':
      return 'cancelled'
    case 'InvalidStateError':
      return 'known'
    case 'NotSupportedError':
    case 'ConstraintError':
      return 'impossible'
    default:
      return 'failed'
  }
}

type Known<T> = { [K in keyof T]: T[K] extends { transports?: unknown }[] ? never[] : T[K] }
/** Our contract lets any transport pass, and browsers pass over unknown ones; the library's type lists today's. */
const known = <T>(options: T) => options as Known<T>

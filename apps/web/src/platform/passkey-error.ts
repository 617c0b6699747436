/** `known`: this device holds a passkey of this account already. */
export type PasskeyFailure = 'cancelled' | 'known' | 'impossible' | 'failed'

/** Why the browser returned no passkey. Apart from the calls, so that putting it into words loads none of them. */
export class PasskeyError extends Error {
  override readonly name = 'PasskeyError'
  readonly failure: PasskeyFailure

  constructor(failure: PasskeyFailure, options?: ErrorOptions) {
    super(failure, options)
    this.failure = failure
  }
}

/** The person changed their mind: nothing went wrong, and nothing should sound as if it had. */
export const isCancelled = (error: unknown): boolean =>
  error instanceof PasskeyError && error.failure === 'cancelled'

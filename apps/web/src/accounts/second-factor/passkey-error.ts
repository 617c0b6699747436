import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { SaidError } from '../../platform/language/said-error.ts'

/** `known`: this device holds a passkey of this account already. */
export type PasskeyFailure = 'cancelled' | 'known' | 'impossible' | 'failed'

const words: Record<PasskeyFailure, MessageDescriptor> = {
  cancelled: msg`Sie haben nicht mit einem Passkey bestätigt, oder auf diesem Gerät liegt keiner für dieses Portal. Sie können es jederzeit noch einmal versuchen.`,
  known: msg`Auf diesem Gerät liegt schon ein Passkey für Ihren Zugang. Sie können ihn verwenden, ohne einen neuen zu erstellen.`,
  impossible: msg`Dieses Gerät oder dieser Browser kann keine Passkeys verwenden. Nehmen Sie ein anderes Gerät oder einen anderen Weg.`,
  failed: msg`Ihr Gerät konnte den Passkey nicht verwenden. Versuchen Sie es noch einmal; bleibt es dabei, wählen Sie einen anderen Weg.`,
}

/** Why the browser returned no passkey. */
export class PasskeyError extends SaidError {
  override readonly name = 'PasskeyError'

  constructor(failure: PasskeyFailure, options?: ErrorOptions) {
    super(failure, words[failure], failure === 'cancelled', options)
  }
}

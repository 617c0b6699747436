import { canonicalJson } from '@portal/domain/canonical-json'
import type { ConfirmationChallenge, ConfirmedAct } from '@portal/domain/accounts/factors'

/** What a passkey confirms of an act: `input` as the contract's parse gives it, without `secondFactor`, or the declaration of it. */
export const challengeOfInput = async (
  act: ConfirmedAct,
  subject: string,
  input: object,
): Promise<ConfirmationChallenge> => ({ act, subject, sha256: await sha256(canonicalJson(input)) })

/** Hex, of the text in UTF-8. */
async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

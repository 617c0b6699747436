import { setTimeout as sleep } from 'node:timers/promises'
import { messageOf } from '../message-of.ts'

/** Who answers at an address: which installation, or why it is none. */
type Found = { installation: string } | { why: string }

const tooLong = 2_000

/** Asks what answers at an address within two seconds. */
export async function askAddress(publicUrl: string): Promise<Found> {
  try {
    const answer = await fetch(`${publicUrl}/healthz`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(tooLong),
    })
    if (answer.status >= 300 && answer.status < 400)
      return { why: `it leads on to ${answer.headers.get('location') ?? 'elsewhere'}` }
    const said: unknown = await answer.json().catch(() => null)
    return isPortal(said)
      ? { installation: said.installation }
      : { why: `something else answers there (${answer.status})` }
  } catch (error) {
    return { why: reasonOf(error) }
  }
}

const isPortal = (said: unknown): said is { installation: string } =>
  typeof said === 'object' &&
  said !== null &&
  'installation' in said &&
  typeof said.installation === 'string'

/** `fetch failed` says nothing; its cause does. */
const reasonOf = (error: unknown): string =>
  error instanceof Error && error.cause instanceof Error
    ? error.cause.message || messageOf(error)
    : messageOf(error)

/** A proxy in front may still be starting. */
const tries = 10

/**
 * Throws one line unless the address people are to open leads to this installation: links in mails and the passkeys' domain
 * hang on it. Asks for ten seconds or so.
 */
export async function assertReachable(publicUrl: string, installation: string): Promise<void> {
  for (let left = tries; ; left--) {
    const found = await askAddress(publicUrl)
    if ('installation' in found && found.installation === installation) return
    if ('installation' in found)
      throw new Error(
        `PUBLIC_URL ${publicUrl} leads to another portal: give this one’s address, or its own DATABASE_URL and DATA_DIR to that one.`,
      )
    if (left === 1)
      throw new Error(
        `PUBLIC_URL ${publicUrl} does not lead to the portal (${found.why}): correct it, or what stands in front. Where only this machine cannot reach it, set PUBLIC_URL_CHECK=false.`,
      )
    await sleep(1_000)
  }
}

import type { X509Certificate } from 'node:crypto'
import type { Instant } from '@portal/domain/time'
import { askAuthority } from './ask-authority.ts'
import { judgeAnswer, type Stamp } from './stamp-answer.ts'
import { StampFault } from './stamp-fault.ts'
import { stampRequest } from './stamp-request.ts'

/** Gets time stamps (RFC 3161) of others for what the portal signs. */
export type Stamper = {
  /** A stamp over a SHA-256, by the first authority that gives a good one. Rejects with `StampFault` where none does. */
  stamp: (digest: Buffer) => Promise<Stamp>
  /** None answered well a moment ago: whoever can do without does not ask. */
  isResting: () => boolean
}

export type StamperOptions = {
  authorities: readonly URL[]
  /** The certificates that an authority's has to lead to, or be. */
  anchors: readonly X509Certificate[]
  clock: () => Instant
  onFault: (line: string) => void
  timeLimitMs?: number
  /** For so long an authority that failed is not asked. */
  restMs?: number
}

export function createStamper({
  authorities,
  anchors,
  clock,
  onFault,
  timeLimitMs = 4_000,
  restMs = 60_000,
}: StamperOptions): Stamper {
  const restsUntil = new Map<URL, number>()
  const rests = (authority: URL) => (restsUntil.get(authority) ?? 0) > performance.now()

  async function stampBy(authority: URL, digest: Buffer): Promise<Stamp | null> {
    const { request, nonce } = stampRequest(digest)
    try {
      const answer = await askAuthority(authority, request, timeLimitMs)
      return judgeAnswer(answer, { digest, nonce, anchors, now: clock() })
    } catch (error) {
      restsUntil.set(authority, performance.now() + restMs)
      const why = error instanceof StampFault ? error.message : String(error)
      onFault(`no time stamp of ${authority.host}: its answer or connection ${why}`)
      return null
    }
  }

  return {
    isResting: () => authorities.every(rests),
    stamp: async (digest) => {
      for (const authority of authorities) {
        const stamp = rests(authority) ? null : await stampBy(authority, digest)
        if (stamp) return stamp
      }
      throw new StampFault('no authority gave a time stamp')
    },
  }
}

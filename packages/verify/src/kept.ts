import type { Kept } from './chain.ts'
import { Unusable } from './findings.ts'
import { recordOf, unchecked } from './formats/jws.ts'

/** A head as mails carry it: number and hash, unsigned. Whoever kept the mail knows where it is from. */
export function plainOf(text: string): Omit<Kept, 'client'> | null {
  const [, sequence, digest] = /^(\d{1,9})[:\s]+([0-9a-f]{64})$/u.exec(text.trim()) ?? []
  return sequence && digest ? { sequence: Number(sequence), hash: digest } : null
}

/** What a kept head or a receipt remembers of the log. Throws `Unusable` for what is neither. */
export function keptOf(jws: string): Kept {
  const payload = unchecked(jws)
  if (!payload) throw new Unusable('no-jws')
  const evidence = recordOf(payload.evidence) ?? payload
  const client = recordOf(payload.client)?.id ?? payload.client
  const { sequence, hash } = evidence
  if (typeof client !== 'string' || typeof sequence !== 'number' || typeof hash !== 'string')
    throw new Unusable('no-jws')
  return { client, sequence, hash }
}

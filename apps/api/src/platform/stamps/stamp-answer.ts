import type { X509Certificate } from 'node:crypto'
import type { Instant } from '@portal/domain/time'
import { sha256Hex } from '../crypto.ts'
import { readDer } from './der.ts'
import { StampFault } from './stamp-fault.ts'
import { openToken } from './token.ts'
import { leadsTo } from './trusted-chain.ts'

/** A time stamp (RFC 3161) that was found good before anybody kept it. */
export type Stamp = {
  /** The token in DER. */
  token: Buffer
  /** The time the authority says. */
  at: Instant
  /** The authority by its certificate: subject, and SHA-256 of the whole. */
  authority: string
  certificateSha256: string
}

/** What was asked, and what an answer is judged by. */
export type Asked = {
  digest: Buffer
  nonce: Buffer
  anchors: readonly X509Certificate[]
  now: Instant
}

/** An authority whose clock is further away than this from the portal's proves nothing. */
const tolerance = 5 * 60_000

/** Judges the answer of an authority (RFC 3161, §2.4.2). Throws `StampFault` for anything but a stamp over what was asked. */
export function judgeAnswer(answer: Buffer, { digest, nonce, anchors, now }: Asked): Stamp {
  const token = tokenIn(answer)
  const said = openToken(token)
  if (!said.imprint.equals(digest)) throw new StampFault('is over something else')
  if (!said.nonce?.equals(nonce)) throw new StampFault('answers another question')
  if (Math.abs(said.at.getTime() - Date.parse(now)) > tolerance)
    throw new StampFault('is more than five minutes away from the portal’s clock')
  if (!leadsTo(said.certificate, said.others, anchors, said.at))
    throw new StampFault(
      'is by an authority that does not count, or whose certificate was not valid',
    )
  return {
    token,
    at: said.at.toISOString(),
    authority: nameOf(said.certificate),
    certificateSha256: sha256Hex(said.certificate.raw),
  }
}

/** `PKIStatusInfo`, and behind it the token where it was granted (0), also with changes (1). */
function tokenIn(answer: Buffer): Buffer {
  let parts
  try {
    parts = readDer(answer).children
  } catch (cause) {
    throw new StampFault('is no answer of an authority', { cause })
  }
  const [status, token] = parts
  const code = status?.children[0]?.content
  if (code?.length !== 1 || code.readUInt8(0) > 1 || !token) throw new StampFault('was refused')
  return token.raw
}

/** On one line, without what would turn it around. */
const nameOf = ({ subject }: X509Certificate): string =>
  subject
    .split('\n')
    .join(', ')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .slice(0, 200)

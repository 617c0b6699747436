import { timingSafeEqual } from 'node:crypto'
import type { Instant } from '@portal/domain/time'
import { generateSecret, generateSync, generateURI } from 'otplib'

/** Seconds one code is shown for (RFC 6238 §5.2). */
export const period = 30

/** The time step of a moment: whole periods since 1970. */
export const stepAt = (at: Instant): number => Math.floor(Date.parse(at) / 1000 / period)

/** 160 bits from the system's generator, base32 as authenticator apps read it (RFC 4226 §4, R6). */
export const newSecret = (): string => generateSecret({ length: 20 })

/** The six digits of a step (RFC 6238, SHA-1). */
export const codeOf = (secret: string, step: number): string =>
  generateSync({ secret, epoch: step * period, period, digits: 6, algorithm: 'sha1' })

export const otpauthUri = (secret: string, account: string): string =>
  generateURI({
    issuer: 'AVV-Portal',
    label: account,
    secret,
    period,
    digits: 6,
    algorithm: 'sha1',
  })

/** The step a code belongs to: this one or the one before, as RFC 6238 §5.2 allows for delay; null for any other. */
export function matchingStep(secret: string, code: string, at: Instant): number | null {
  const now = stepAt(at)
  const given = Buffer.from(code)
  // Both are always computed, so that time does not tell which one was right.
  const [current, previous] = [now, now - 1].map((step) => {
    const expected = Buffer.from(codeOf(secret, step))
    return expected.length === given.length && timingSafeEqual(expected, given)
  })
  if (current) return now
  return previous ? now - 1 : null
}

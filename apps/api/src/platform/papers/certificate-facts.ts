import { X509Certificate } from 'node:crypto'
import type { Instant } from '@portal/domain/time'
import { sha256Hex } from '../crypto.ts'

/** What a certificate that seals says of itself. */
export type CertificateFacts = {
  /** Whom it names: the common name, else the organisation. */
  name: string
  subject: string
  /** SHA-256 of its DER, in hexadecimal. */
  fingerprint: string
  /** Nobody else vouches for the name in it. */
  isSelfMade: boolean
  validFrom: Instant
  validUntil: Instant
}

export function certificateFacts(der: Uint8Array): CertificateFacts {
  const { subject, issuer, validFromDate, validToDate } = new X509Certificate(der)
  const named = (attribute: string) => new RegExp(`^${attribute}=(.*)$`, 'mu').exec(subject)?.[1]
  return {
    name: named('CN') ?? named('O') ?? subject,
    subject,
    fingerprint: sha256Hex(der),
    isSelfMade: subject === issuer,
    validFrom: validFromDate.toISOString(),
    validUntil: validToDate.toISOString(),
  }
}

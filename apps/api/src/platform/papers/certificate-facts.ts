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
  const x509 = new X509Certificate(der)
  const { subject, issuer, validFromDate, validToDate } = x509
  // As text it is escaped; here it is as it was written.
  const { CN, O } = x509.toLegacyObject().subject as Partial<Record<'CN' | 'O', string | string[]>>
  return {
    name: [CN ?? O ?? subject].flat()[0] ?? subject,
    subject,
    fingerprint: sha256Hex(der),
    isSelfMade: subject === issuer,
    validFrom: validFromDate.toISOString(),
    validUntil: validToDate.toISOString(),
  }
}

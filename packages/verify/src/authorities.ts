import { rootCertificates } from 'node:tls'
import { Unusable, type Finding } from './findings.ts'
import type { Stamp } from './formats/stamp.ts'
import { readStampCertificate, type StampCertificate } from './formats/stamp-certificate.ts'

/**
 * Whose time stamps count: the certificates of a PEM file, or of those that issued theirs; without one what Node brings of the
 * certificates that browsers trust. Throws `Unusable` where the file has none.
 */
export function authoritiesIn(pem: string | undefined, file = ''): StampCertificate[] {
  const found = pem === undefined ? rootCertificates.join('\n') : pem
  const blocks = found.matchAll(
    /-----BEGIN CERTIFICATE-----([\s\w+/=]+)-----END CERTIFICATE-----/gu,
  )
  const certificates = [...blocks].flatMap(([, base64 = '']) => {
    try {
      return [readStampCertificate(Buffer.from(base64, 'base64'))]
    } catch {
      return []
    }
  })
  if (certificates.length === 0) throw new Unusable('no-certificate', file)
  return certificates
}

/** Of an authority that was asked for each stamp is; of others nobody knows here who they are. */
export function judgeAuthorities(
  stamps: readonly Stamp[],
  isGiven: boolean,
): { findings: Finding[]; uncompared: 'authority'[] } {
  const others = new Set(
    stamps.filter(({ isTrusted }) => !isTrusted).map((each) => each.fingerprint),
  )
  if (others.size === 0) return { findings: [], uncompared: [] }
  const findings = [...others].map((fingerprint) => ({ code: 'authority', fingerprint }) as const)
  return isGiven ? { findings, uncompared: [] } : { findings: [], uncompared: ['authority'] }
}

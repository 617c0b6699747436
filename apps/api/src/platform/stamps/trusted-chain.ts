import type { X509Certificate } from 'node:crypto'

const longest = 8

/**
 * Whether a certificate is one of the anchors or was issued, over others that may issue, by one; all of them valid at that
 * moment. Revocation is not asked for.
 */
export function leadsTo(
  certificate: X509Certificate,
  others: readonly X509Certificate[],
  anchors: readonly X509Certificate[],
  at: Date,
): boolean {
  let reached = [certificate]
  for (let length = 0; length < longest && reached.length > 0; length++) {
    const valid = reached.filter((each) => each.validFromDate <= at && at <= each.validToDate)
    if (valid.some((each) => anchors.some((anchor) => isAnchored(each, anchor, at)))) return true
    reached = others.filter((issuer) => issuer.ca && valid.some((each) => isIssued(each, issuer)))
  }
  return false
}

const isAnchored = (certificate: X509Certificate, anchor: X509Certificate, at: Date) =>
  certificate.raw.equals(anchor.raw) ||
  (anchor.ca &&
    isIssued(certificate, anchor) &&
    anchor.validFromDate <= at &&
    at <= anchor.validToDate)

const isIssued = (certificate: X509Certificate, issuer: X509Certificate) =>
  certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)

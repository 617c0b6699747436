import ipaddr from 'ipaddr.js'

/** What an address counts by: the network one person holds at least, and the one a provider hands out at most. */
export type Networks = { near: string; wide: string }

/**
 * IPv4 by itself and by its /24; IPv6, however it is spelled, by its /64 and its /48 (RFC 6177). An address of IPv6 that stands
 * for one of IPv4 counts as that: mapped, NAT64 (RFC 6052), translated (RFC 6145), 6to4 (RFC 3056) and Teredo (RFC 4380).
 */
export function networksOf(address: string | null): Networks {
  const spelled = address ?? ''
  if (!ipaddr.isValid(spelled)) return { near: spelled, wide: spelled }
  const parsed = ipaddr.process(spelled)
  const of = parsed instanceof ipaddr.IPv6 ? (insideOf(parsed) ?? parsed) : parsed
  return of instanceof ipaddr.IPv6
    ? { near: networkOf(of, 64), wide: networkOf(of, 48) }
    : { near: networkOf(of, 32), wide: networkOf(of, 24) }
}

/** The address of IPv4 that one of IPv6 carries. */
function insideOf(address: ipaddr.IPv6): ipaddr.IPv4 | null {
  const bytes = address.toByteArray()
  const range = address.range()
  if (range === 'rfc6052' || range === 'rfc6145') return new ipaddr.IPv4(bytes.slice(12))
  if (range === '6to4') return new ipaddr.IPv4(bytes.slice(2, 6))
  return range === 'teredo' ? new ipaddr.IPv4(bytes.slice(12).map((byte) => byte ^ 0xff)) : null
}

const networkOf = (address: ipaddr.IPv4 | ipaddr.IPv6, bits: number): string => {
  const kind = address instanceof ipaddr.IPv6 ? ipaddr.IPv6 : ipaddr.IPv4
  return `${kind.networkAddressFromCIDR(`${withoutZone(address)}/${bits}`).toNormalizedString()}/${bits}`
}

/** A zone says on which interface an address was seen, not whose it is. */
const withoutZone = (address: ipaddr.IPv4 | ipaddr.IPv6) =>
  address.toNormalizedString().split('%')[0]

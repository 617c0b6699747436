import { z } from 'zod'
import { decodeLabel, encodeLabel } from './punycode.ts'
import { line } from './text.ts'

const longest = 254
const prefix = 'xn--'

/**
 * The one form in which an address is stored and compared: lower case, its domain as mail servers know it (IDNA). What is
 * no address comes back as it is, in lower case.
 */
export function normalAddress(typed: string): string {
  if (typed.length > 2 * longest) return typed
  const address = typed.trim().toLowerCase()
  const cut = address.lastIndexOf('@')
  return cut < 0 ? address : address.slice(0, cut + 1) + asciiDomain(address.slice(cut + 1))
}

/** What text programs put in and nobody sees; UTS #46 ignores it too. */
const unseen = /\u00ad|\u200b|\u2060|\ufe0f|\ufeff/gu

function asciiDomain(domain: string): string {
  // As UTS #46 maps it for today's browsers: compatibility forms are one, ß stays.
  const mapped = domain
    .replaceAll(unseen, '')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replaceAll('\u3002', '.')
  if (!/^[\p{L}\p{M}\p{N}.-]*$/u.test(mapped)) return domain
  return mapped.split('.').map(asciiLabel).join('.')
}

const asciiLabel = (label: string) =>
  /^[\0-\x7f]*$/u.test(label) ? label : prefix + encodeLabel(label)

/** An address as a person reads it. A name that could be taken for another stays as mail servers know it. */
export function readableAddress(address: string): string {
  const cut = address.lastIndexOf('@')
  const domain = address.slice(cut + 1)
  if (cut < 0 || !domain.includes(prefix)) return address
  const labels = domain.split('.').map(readableLabel)
  if (labels.every((label) => latin.test(label)))
    return address.slice(0, cut + 1) + labels.join('.')
  const isOne = others.some((script) => labels.every((label) => script.test(label)))
  if (isOne) return address.slice(0, cut + 1) + labels.join('.')
  const safe = domain.split('.').map((label, at) => (latin.test(labels[at]!) ? labels[at] : label))
  return address.slice(0, cut + 1) + safe.join('.')
}

function readableLabel(label: string): string {
  const decoded = label.startsWith(prefix) ? decodeLabel(label.slice(prefix.length)) : null
  // What would not come back as it was is nobody's name.
  return decoded !== null && asciiDomain(decoded) === label ? decoded : label
}

// Letters of European languages that look like no others; mixed scripts look like anything.
const latin = /^[a-z0-9ß-öø-ÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįĵķĺļľłńņňŋōŏőœŕŗřśŝşšţťŧũūŭůűųŵŷźżžșț-]+$/u
const others = [/^[\p{Script=Cyrillic}0-9-]+$/u, /^[\p{Script=Greek}0-9-]+$/u]

const local = /^(?!\.)(?!.*\.\.)[a-z0-9_'+.-]*[a-z0-9_+-]$/u
const labels =
  /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,58}[a-z0-9])$/u

const isAddress = (address: string) => {
  const cut = address.lastIndexOf('@')
  return local.test(address.slice(0, cut)) && labels.test(address.slice(cut + 1))
}
/** Umlauts in front of the `@` ask every server on the way for SMTPUTF8; most of them have none. */
const hasPlainName = (address: string) => /^[\0-\x7f]*(?:@|$)/u.test(address)

/** A email address that is written to, in its normal form. */
export const MailAddress = z
  .string()
  .overwrite(normalAddress)
  .max(longest)
  .refine(hasPlainName, {
    error: 'has letters in front of the @ that mail servers do not take',
    params: { rule: 'mail-name' },
    abort: true,
  })
  .refine(isAddress, { error: 'is no email address', params: { rule: 'mail-address' } })
  .meta({ format: 'idn-email' })

/** An address as it is asked for at the door: whatever is typed, so that no answer tells whether it is one. */
export const TypedAddress = line(longest).overwrite(normalAddress)

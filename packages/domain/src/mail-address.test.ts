import { domainToASCII } from 'node:url'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { MailAddress, normalAddress, readableAddress, TypedAddress } from './mail-address.ts'
import { decodeLabel, encodeLabel } from './punycode.ts'

it.each([
  ['info@physio-müller.de', 'info@xn--physio-mller-klb.de'],
  ['INFO@Physio-MÜLLER.DE', 'info@xn--physio-mller-klb.de'],
  ['info@physio-mu\u0308ller.de', 'info@xn--physio-mller-klb.de'],
  ['info@XN--physio-mller-KLB.de', 'info@xn--physio-mller-klb.de'],
  [' info@physio-mül\u00adler。de ', 'info@xn--physio-mller-klb.de'],
  ['info@straße.de', 'info@xn--strae-oqa.de'],
  ['info@STRAẞE.de', 'info@xn--strae-oqa.de'],
  ['info@praxis.vermögensberater', 'info@praxis.xn--vermgensberater-ctb'],
  ['info@пример.рф', 'info@xn--e1afmkfd.xn--p1ai'],
  ["anna.o'neil+x@example.org", "anna.o'neil+x@example.org"],
])('takes %j as %j, and once more as the same', (typed, normal) => {
  expect(MailAddress.parse(typed)).toBe(normal)
  expect(MailAddress.parse(normal)).toBe(normal)
  expect(TypedAddress.parse(typed)).toBe(normal)
})

it.each([
  'info',
  '@physio-müller.de',
  'info@müller',
  'info@mül ler.de',
  'info@müller.de/x',
  'info@müller.de?x',
  'info@müller.de#x',
  'info@m%C3%BCller.de',
  'info@müller.de:25',
  'info@a@müller.de',
  'info@127.0.0.1',
  'info@１２７.0.0.1',
  'info@-müller-.-de',
  'info@müller..de',
  `info@${'ü'.repeat(70)}.de`,
  `info@${'a'.repeat(300)}.de`,
  'info@m\u202eüller.de',
])('refuses %j', (typed) => {
  expect(MailAddress.safeParse(typed).success).toBe(false)
})

it('refuses letters in front of the @ that few servers take, and says so', () => {
  const { error } = MailAddress.safeParse('müller@example.org')
  expect(error?.issues.map((issue) => 'params' in issue && issue.params)).toEqual([
    { rule: 'mail-name' },
  ])
})

it('asks at the door for whatever is typed, in the form in which it would be stored', () => {
  expect(TypedAddress.parse('Müller')).toBe('müller')
  expect(TypedAddress.parse('müller@Müller.de')).toBe('müller@xn--mller-kva.de')
  expect(TypedAddress.safeParse('').success).toBe(false)
})

it.each([
  ['info@xn--physio-mller-klb.de', 'info@physio-müller.de'],
  ['info@xn--strae-oqa.de', 'info@straße.de'],
  ['info@xn--e1afmkfd.xn--p1ai', 'info@пример.рф'],
  // pаypal with a Cyrillic а, аррӏе in Cyrillic letters alone, and a dotless ı.
  ['info@xn--pypal-4ve.com', 'info@xn--pypal-4ve.com'],
  ['info@xn--80ak6aa92e.com', 'info@xn--80ak6aa92e.com'],
  ['info@xn--pxis-apa4g.xn--mller-kva.de', expect.stringMatching(/^info@xn--pxis-apa4g\./u)],
  ['info@mail.xn--pypal-4ve.xn--mller-kva.de', 'info@mail.xn--pypal-4ve.müller.de'],
  ['info@xn--99999999.de', 'info@xn--99999999.de'],
  ['info@xn--abc-.de', 'info@xn--abc-.de'],
  ['info@example.org', 'info@example.org'],
  ['nobody', 'nobody'],
])('shows %j as %j', (address, shown) => {
  expect(readableAddress(address)).toEqual(shown)
})

const letters = 'abcxyz0189äöüßéèñçåæøłśžőșđ'
const label = fc.string({
  unit: fc.constantFrom(...Array.from(letters)),
  minLength: 1,
  maxLength: 30,
})

it('encodes any label as browsers do, and reads it back', () => {
  fc.assert(
    fc.property(
      label,
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
      (name, any) => {
        const domain = `${name}.de`
        expect(normalAddress(`a@${domain}`)).toBe(`a@${domainToASCII(domain)}`)
        expect(readableAddress(normalAddress(`a@${domain}`))).toBe(`a@${domain}`)
        const lone = any.isWellFormed() ? any : 'ü'
        expect(decodeLabel(encodeLabel(lone))).toBe(lone)
        expect(normalAddress(normalAddress(any))).toBe(normalAddress(any))
      },
    ),
  )
})

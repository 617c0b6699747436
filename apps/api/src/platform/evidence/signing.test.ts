import { compactVerify, importJWK } from 'jose'
import { expect, it } from 'vitest'
import { createSigner, openJws } from './signing.ts'

// RFC 8037, appendix A.
const seed = Buffer.from('nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A', 'base64url')
const signer = createSigner(seed)
const other = createSigner(Buffer.alloc(32, 7))

it('publishes the key of a seed under its thumbprint, as RFC 8037 has it', () => {
  expect(signer.publicJwk).toEqual({
    kty: 'OKP',
    crv: 'Ed25519',
    x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
    kid: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
    alg: 'EdDSA',
    use: 'sig',
  })
})

it('signs the canonical text of a payload, so that another library finds it genuine', async () => {
  const jws = signer.sign({ b: 'ü\t😀', a: 1 }, 'probe+jws')
  const { payload, protectedHeader } = await compactVerify(
    jws,
    await importJWK({ ...signer.publicJwk }),
  )
  expect(Buffer.from(payload).toString()).toBe('{"a":1,"b":"ü\\t😀"}')
  expect(protectedHeader).toEqual({ alg: 'EdDSA', kid: signer.kid, typ: 'probe+jws' })
  expect(signer.sign({ a: 1, b: 'ü\t😀' }, 'probe+jws')).toBe(jws)
})

it('opens what a known key signed for this purpose', () => {
  const jws = signer.sign({ a: 1 }, 'probe+jws')
  expect(openJws(jws, 'probe+jws', [other.publicJwk, signer.publicJwk])).toBe('{"a":1}')
})

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const [, payload = '', signature = ''] = signer.sign({ a: 1 }, 'probe+jws').split('.')
const header = (change: object) =>
  encode({ alg: 'EdDSA', kid: signer.kid, typ: 'probe+jws', ...change })

it.each([
  ['of an unknown key', other.sign({ a: 1 }, 'probe+jws')],
  ['of another key under this one’s name', swapped()],
  ['for another purpose', signer.sign({ a: 1 }, 'other+jws')],
  ['without a signature', `${header({})}.${payload}.`],
  ['that says it needs none', `${header({ alg: 'none' })}.${payload}.`],
  ['of another algorithm', `${header({ alg: 'HS256' })}.${payload}.${signature}`],
  ['with another payload', `${header({})}.${encode({ a: 2 })}.${signature}`],
  ['with a part too many', `${signer.sign({ a: 1 }, 'probe+jws')}.x`],
  ['that is none', 'nothing'],
  ['with a header that is no object', `${encode([1])}.${payload}.${signature}`],
])('S4 does not open one %s', (_, jws) => {
  expect(openJws(jws, 'probe+jws', [signer.publicJwk])).toBeNull()
})

function swapped() {
  const [, body, by] = other.sign({ a: 1 }, 'probe+jws').split('.')
  return `${header({})}.${body}.${by}`
}

it('takes no seed of another length', () => {
  expect(() => createSigner(Buffer.alloc(31))).toThrow('32 bytes')
})

import { expect, it } from 'vitest'
import { createVault, newToken, rolePassword } from './crypto.ts'

const key = Buffer.alloc(32, 1)
const vault = createVault(key, 'test')
const plain = Buffer.from('JBSWY3DPEHPK3PXP')

it('gives back what was sealed, and never the same ciphertext twice', () => {
  const [a, b] = [vault.seal(plain, 'totp/1'), vault.seal(plain, 'totp/1')]
  expect(vault.open(a, 'totp/1')).toEqual(plain)
  expect(a.sealed.equals(b.sealed)).toBe(false)
  expect(a.sealed.includes(plain)).toBe(false)
})

it('opens nothing that was moved to another row, changed by one bit, or sealed with another key or for another purpose', () => {
  const box = vault.seal(plain, 'totp/1')
  expect(() => vault.open(box, 'totp/2')).toThrow('authenticate')
  for (const at of [0, 12, 28, box.sealed.length - 1]) {
    const changed = Buffer.from(box.sealed)
    changed[at]! ^= 1
    expect(() => vault.open({ ...box, sealed: changed }, 'totp/1')).toThrow('authenticate')
  }
  expect(() => createVault(Buffer.alloc(32, 2), 'test').open(box, 'totp/1')).toThrow('another key')
  expect(() => createVault(key, 'other').open(box, 'totp/1')).toThrow('another key')
})

it('makes tokens of 256 bits and a password of its own for each role', () => {
  expect(Buffer.from(newToken(), 'base64url').length).toBe(32)
  expect(rolePassword(key, 'portal_app')).not.toBe(rolePassword(key, 'portal_auth'))
})

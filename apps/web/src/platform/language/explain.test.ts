import { AppError, type Fault, type FaultCode } from '@portal/domain/fault'
import { expect, it } from 'vitest'
import { explain } from './explain.ts'
import { speak } from './i18n.ts'
import { PasskeyError } from '../passkey-error.ts'

/** One of each; a code without a sample does not compile. */
const samples: { [C in FaultCode]: Extract<Fault, { code: C }> } = {
  unauthenticated: { code: 'unauthenticated' },
  'credentials-rejected': { code: 'credentials-rejected' },
  'code-rejected': { code: 'code-rejected', reason: 'wrong' },
  'step-up-rejected': { code: 'step-up-rejected', reason: 'used' },
  'second-factor-disabled': { code: 'second-factor-disabled' },
  'too-many-attempts': { code: 'too-many-attempts', retryAfter: 30 },
  'step-up-required': { code: 'step-up-required' },
  'reauthentication-required': { code: 'reauthentication-required' },
  forbidden: { code: 'forbidden', rule: 'not-authorised' },
  'token-rejected': { code: 'token-rejected' },
  'password-refused': { code: 'password-refused', reason: 'breached' },
  'not-found': { code: 'not-found', entity: 'notice' },
  invalid: { code: 'invalid', issues: [{ path: '/title', code: 'blank', message: 'is empty' }] },
  unreadable: { code: 'unreadable', reason: 'json' },
  'unsupported-media-type': { code: 'unsupported-media-type' },
  'file-refused': { code: 'file-refused', reason: 'encrypted' },
  'illegal-move': { code: 'illegal-move', from: 'executed', move: 'start' },
  stale: { code: 'stale', entity: 'instruction' },
  'precondition-required': { code: 'precondition-required', header: 'If-Match' },
  'idempotency-mismatch': { code: 'idempotency-mismatch' },
  'idempotency-running': { code: 'idempotency-running' },
  'no-recipients': { code: 'no-recipients' },
  conflict: { code: 'conflict', rule: 'last-factor' },
  unavailable: { code: 'unavailable', retryAfter: 5 },
  internal: { code: 'internal' },
}

it.each(Object.values(samples))('explains $code in German and in English', async (fault) => {
  const german = explain(new AppError(fault))
  await speak('en', ['login', 'portal'])
  const english = explain(new AppError(fault))
  expect(german).toMatch(/^[A-ZÄÖÜ].{10,}[.]$/u)
  expect(english).toMatch(/^[A-Z].{10,}[.]$/u)
  expect(english).not.toBe(german)
})

it('says of each factor what was wrong with it', () => {
  const factors = [undefined, 'recovery-code', 'passkey'] as const
  const sentences = factors.map((factor) =>
    explain(new AppError({ code: 'code-rejected', reason: 'wrong', ...(factor && { factor }) })),
  )
  expect(sentences[0]).toContain('Uhrzeit Ihres Telefons')
  expect(sentences[1]).toContain('keiner Ihrer Wiederherstellungscodes')
  expect(sentences[2]).toContain('Passkey')
})

it.each(['cancelled', 'known', 'impossible', 'failed'] as const)(
  'says in words that a passkey was %s',
  (failure) => expect(explain(new PasskeyError(failure))).toMatch(/Passkey.*[.]$/u),
)

it('takes an error that is none of ours for our own mistake', () => {
  expect(explain(new TypeError('x is undefined'))).toBe(explain(new AppError({ code: 'internal' })))
})

it('says each problem of an input once', () => {
  const blank = { code: 'blank', message: '' }
  const fault: Fault = {
    code: 'invalid',
    issues: [
      { path: '/title', ...blank },
      { path: '/text', ...blank },
    ],
  }
  expect(explain(new AppError(fault))).toBe('Diese Angabe fehlt.')
})

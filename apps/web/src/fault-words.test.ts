import { AppError, type Fault, type FaultCode } from '@portal/domain/fault'
import { expect, it } from 'vitest'
import { faultWords } from './fault-words.ts'
import { PasskeyError } from './accounts/second-factor/passkey-error.ts'
import { explain } from './platform/language/explain.ts'
import { generalFaultWords } from './platform/language/fault-words.ts'
import { speak } from './platform/language/i18n.ts'

/** One of each; a code without a sample does not compile. */
const samples: { [C in FaultCode]: Extract<Fault, { code: C }> } = {
  unauthenticated: { code: 'unauthenticated' },
  'credentials-rejected': { code: 'credentials-rejected' },
  'code-rejected': { code: 'code-rejected', reason: 'wrong' },
  'step-up-rejected': { code: 'step-up-rejected', reason: 'used' },
  'second-factor-disabled': { code: 'second-factor-disabled' },
  'password-disabled': { code: 'password-disabled' },
  'too-many-attempts': { code: 'too-many-attempts', retryAfter: 30 },
  'quota-exceeded': { code: 'quota-exceeded', reason: 'uploads', retryAfter: 30 },
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
  await speak('en')
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

it('says what belongs to a feature in that feature and nowhere else', () => {
  const ofFeatures = import.meta.glob<Record<string, object>>('./*/fault-words.ts', { eager: true })
  const told = [
    generalFaultWords,
    ...Object.values(ofFeatures).flatMap((words) =>
      Object.entries(words).flatMap(([name, said]) => (name.endsWith('FaultWords') ? [said] : [])),
    ),
  ].flatMap((words) => Object.keys(words))
  expect(told).toHaveLength(new Set(told).size)
  expect(told.toSorted()).toEqual(
    [...Object.keys(generalFaultWords), ...Object.keys(faultWords)].toSorted(),
  )
})

const names = [...Object.keys(generalFaultWords), ...Object.keys(faultWords)]
it.each(names)('has words of their own for %s in both languages', async (name) => {
  const [code, detail] = name.split('.')
  // A name is made of exactly these parts of its fault.
  const parts = { retryAfter: 30, ...(detail && { rule: detail, reason: detail }) }
  const error = new AppError({ code, ...parts } as Fault)
  const isOwn = name === 'internal'
  const german = explain(error)
  expect(german === explain(new TypeError('x is undefined'))).toBe(isOwn)
  await speak('en')
  expect(explain(error)).not.toBe(german)
})

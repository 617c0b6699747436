import { AppError, type Fault } from '@portal/domain/fault'
import { expect, it } from 'vitest'
import { explain } from './explain.ts'

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

import { expect, it } from 'vitest'
import { ExecuteInstruction, findingsIn } from './execution.ts'

const now = '2026-11-23T10:00:30.000Z'
const report = (change: object = {}) =>
  ExecuteInstruction.parse({
    report: 'Gesperrt.',
    result: 'Vollständig',
    executedFrom: '2026-11-23T08:00:00Z',
    executedUntil: '2026-11-23T09:00:00Z',
    ...change,
  })
const given = { kind: 'restriction', submittedAt: '2026-11-23T08:00:20.000Z' } as const
const codes = (...of: Parameters<typeof findingsIn>) =>
  findingsIn(...of).map(({ path, code }) => `${path} ${code}`)

it('believes an execution between the minute the instruction was given and now', () => {
  expect(codes(report(), given, now)).toEqual([])
})

it('names everything at once that an execution cannot say', () => {
  const wrong = report({
    executedFrom: '2026-11-23T07:59:00Z',
    executedUntil: '2026-11-23T10:01:00Z',
  })
  expect(codes(wrong, { ...given, kind: 'erasure' }, now)).toEqual([
    '/executedFrom before-instruction',
    '/executedUntil future',
    '/deletion blank',
  ])
})

it('names each time that is still to come', () => {
  const times = { executedFrom: '2026-11-23T10:01:00Z', executedUntil: '2026-11-23T10:02:00Z' }
  expect(codes(report(times), given, now)).toEqual([
    '/executedFrom future',
    '/executedUntil future',
  ])
})

it.each(['erasure', 'return'] as const)('wants the protocol of a deletion with %s', (kind) => {
  expect(codes(report(), { ...given, kind }, now)).toEqual(['/deletion blank'])
})

it('says that it ends before it begins beside whatever else is wrong', () => {
  const { error } = ExecuteInstruction.safeParse({
    executedFrom: '2026-11-23T09:00:00Z',
    executedUntil: '2026-11-23T08:00:00Z',
    report: '',
  })
  expect(error!.issues.map(({ path }) => path.join())).toEqual(
    expect.arrayContaining(['report', 'result', 'executedUntil']),
  )
})

import { expect, it } from 'vitest'
import { Status } from './machine.ts'
import { isOverdue } from './overdue.ts'

const today = '2026-11-20'

it('calls overdue what is given, not carried out, and wished for by a day that is over', () => {
  const overdue = Status.options.filter((status) =>
    isOverdue({ status, wishedDate: '2026-11-19' }, today),
  )
  expect(overdue).toEqual([
    'awaiting_countersignature',
    'awaiting_confirmation',
    'agreed',
    'submitted',
    'in_review',
    'suspended',
    'awaiting_cost_approval',
    'in_progress',
  ])
})

it.each([today, '2026-11-21', null])('has time until the end of the day: %s', (wishedDate) => {
  expect(isOverdue({ status: 'in_progress', wishedDate }, today)).toBe(false)
})

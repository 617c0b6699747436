import { describe, expect, it } from 'vitest'
import { AppError } from '../fault.ts'
import {
  movesFrom,
  type MoveType,
  openStatuses,
  type State,
  Status,
  transition,
  turnOf,
} from './machine.ts'

const at = '2026-01-01T00:00:00.000Z'
const draft: State = {
  status: 'draft',
  submittedAt: null,
  acknowledgedAt: null,
  startedAt: null,
  executedAt: null,
  declinedAt: null,
}
const after = (...moves: MoveType[]) =>
  moves.reduce((state, move) => transition(state, move, at), draft)

describe('the life cycle', () => {
  // The whole table in one assertion: a new edge has to be written down here to pass.
  it('allows these moves and no others', () => {
    expect(Object.fromEntries(Status.options.map((status) => [status, movesFrom(status)]))).toEqual(
      {
        draft: ['submit'],
        submitted: ['acknowledge'],
        in_review: ['start', 'decline'],
        in_progress: ['execute', 'decline'],
        executed: [],
        declined: [],
      },
    )
  })

  it('keeps every milestone that was reached', () => {
    expect(after('submit', 'acknowledge', 'start', 'execute')).toEqual({
      status: 'executed',
      submittedAt: at,
      acknowledgedAt: at,
      startedAt: at,
      executedAt: at,
      declinedAt: null,
    })
    expect(after('submit', 'acknowledge', 'decline')).toMatchObject({
      status: 'declined',
      startedAt: null,
    })
  })

  it('refuses a move the state does not have', () => {
    expect(() => transition(after('submit'), 'execute', at)).toThrow(AppError)
    expect(() => transition(after('submit'), 'execute', at)).toThrow(
      expect.objectContaining({
        fault: { code: 'illegal-move', from: 'submitted', move: 'execute' },
      }),
    )
  })

  it('knows whose turn it is', () => {
    expect(Status.options.map((status) => [status, turnOf(status)])).toEqual([
      ['draft', 'client'],
      ['submitted', 'provider'],
      ['in_review', 'provider'],
      ['in_progress', 'provider'],
      ['executed', null],
      ['declined', null],
    ])
    expect(openStatuses).toEqual(['submitted', 'in_review', 'in_progress'])
  })
})

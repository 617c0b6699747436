import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../fault.ts'
import type { InstructionState } from '../moves/instruction-state.ts'
import {
  endedStatuses,
  moverOf,
  movesOf,
  MoveType,
  newDraft,
  openStatuses,
  recorded,
  Status,
  transition,
  turnOf,
} from './machine.ts'

const at = '2026-01-01T00:00:00.000Z'
const after = (moves: MoveType[], from: InstructionState = newDraft) =>
  moves.reduce((state, move) => transition(state, move, at), from)
const tableOf = (isStanding: boolean) =>
  Object.fromEntries(Status.options.map((status) => [status, movesOf({ status, isStanding })]))

describe('the life cycle', () => {
  // The whole table in one assertion: a new edge has to be written down here to pass.
  it('allows these moves and no others', () => {
    expect(tableOf(false)).toEqual({
      draft: ['submit', 'present'],
      awaiting_countersignature: ['countersign', 'send_back', 'withdraw', 'lapse'],
      awaiting_confirmation: ['confirm', 'present', 'reject'],
      submitted: ['acknowledge', 'withdraw'],
      in_review: ['raise_concern', 'quote', 'start', 'decline', 'withdraw'],
      suspended: ['confirm', 'amend', 'present', 'withdraw'],
      awaiting_cost_approval: ['approve_costs', 'refuse_costs', 'withdraw'],
      in_progress: ['raise_concern', 'execute', 'decline', 'withdraw'],
      executed: ['accept', 'report_defect'],
      closed: [],
      declined: [],
      withdrawn: [],
      void: [],
      expired: [],
    })
  })

  it('lets a standing instruction also run out, and be withdrawn while it is in force', () => {
    expect(tableOf(true)).toEqual({
      ...tableOf(false),
      awaiting_countersignature: ['countersign', 'send_back', 'withdraw', 'expire', 'lapse'],
      submitted: ['acknowledge', 'withdraw', 'expire'],
      in_review: ['raise_concern', 'quote', 'start', 'decline', 'withdraw', 'expire'],
      suspended: ['confirm', 'amend', 'present', 'withdraw', 'expire'],
      awaiting_cost_approval: ['approve_costs', 'refuse_costs', 'withdraw', 'expire'],
      in_progress: ['raise_concern', 'execute', 'decline', 'withdraw', 'expire'],
      executed: ['accept', 'report_defect', 'withdraw', 'expire'],
      closed: ['withdraw', 'expire'],
    })
  })

  it('leads where the table says, with the milestones a state implies', () => {
    expect(after(['submit', 'acknowledge', 'start', 'execute', 'accept'])).toEqual({
      status: 'closed',
      isStanding: false,
      recordedAt: null,
      submittedAt: at,
      acknowledgedAt: at,
      startedAt: at,
      executedAt: at,
      endedAt: at,
    })
    expect(after(['submit', 'acknowledge', 'raise_concern', 'amend']).status).toBe('in_review')
    expect(after(['submit', 'acknowledge', 'quote', 'refuse_costs']).status).toBe('in_review')
    expect(after(['submit', 'acknowledge', 'start', 'execute', 'report_defect'])).toMatchObject({
      status: 'in_progress',
      startedAt: at,
      executedAt: null,
    })
    expect(after(['submit', 'acknowledge', 'decline'])).toMatchObject({
      status: 'declined',
      startedAt: null,
      endedAt: at,
    })
  })

  it('leads from where to where', () => {
    const seen = new Map<string, InstructionState>()
    const ways = new Map<string, Set<Status>>()
    const walk = (state: InstructionState) => {
      if (seen.has(JSON.stringify(state))) return
      seen.set(JSON.stringify(state), state)
      for (const move of movesOf(state)) {
        const next = transition(state, move, at)
        ways.set(move, (ways.get(move) ?? new Set()).add(next.status))
        walk(next)
      }
    }
    for (const isStanding of [false, true]) {
      walk({ ...newDraft, isStanding })
      walk(recorded({ ...newDraft, isStanding }, at))
    }
    expect(Object.fromEntries([...ways].map(([move, to]) => [move, [...to].toSorted()]))).toEqual({
      submit: ['submitted'],
      confirm: ['in_progress', 'in_review', 'submitted'],
      amend: ['in_progress', 'in_review'],
      present: ['awaiting_countersignature'],
      countersign: ['in_progress', 'in_review', 'submitted'],
      send_back: ['awaiting_confirmation', 'draft', 'suspended'],
      reject: ['void'],
      acknowledge: ['in_review'],
      raise_concern: ['suspended'],
      quote: ['awaiting_cost_approval'],
      approve_costs: ['in_review'],
      refuse_costs: ['in_review'],
      start: ['in_progress'],
      execute: ['executed'],
      accept: ['closed'],
      report_defect: ['in_progress'],
      decline: ['declined'],
      withdraw: ['withdrawn'],
      expire: ['expired'],
      lapse: ['awaiting_confirmation', 'draft', 'suspended'],
    })
  })

  it('executes nothing that was only spoken before somebody confirms it', () => {
    const spoken = recorded(newDraft, at)
    expect(spoken).toMatchObject({ status: 'awaiting_confirmation', submittedAt: null })
    expect(after(['confirm'], spoken)).toMatchObject({ status: 'submitted', submittedAt: at })
    expect(after(['reject'], spoken)).toMatchObject({ status: 'void', submittedAt: null })
    expect(() => transition(spoken, 'acknowledge', at)).toThrow(AppError)
  })

  it('brings what awaits a second signature into force, or back to where it came from', () => {
    const signed = after(['present'])
    expect(after(['countersign'], signed)).toMatchObject({ status: 'submitted', submittedAt: at })
    expect(after(['send_back'], signed).status).toBe('draft')
    const spoken = after(['present'], recorded(newDraft, at))
    expect(after(['send_back'], spoken).status).toBe('awaiting_confirmation')
    expect(after(['countersign'], spoken).status).toBe('submitted')
    const amended = after(['submit', 'acknowledge', 'raise_concern', 'present'])
    expect(after(['send_back'], amended).status).toBe('suspended')
    expect(after(['countersign'], amended).status).toBe('in_review')
  })

  it('goes on where it stood once a concern is answered, also from the middle of an execution', () => {
    const begun: MoveType[] = ['submit', 'acknowledge', 'start']
    for (const answers of [
      ['confirm'],
      ['amend'],
      ['present', 'countersign'],
    ] satisfies MoveType[][]) {
      expect(after([...begun, 'raise_concern', ...answers])).toEqual(after(begun))
      expect(after([...begun, 'raise_concern', ...answers, 'raise_concern']).status).toBe(
        'suspended',
      )
    }
    const mended = after([...begun, 'execute', 'report_defect', 'raise_concern', 'confirm'])
    expect(mended).toMatchObject({ status: 'in_progress', executedAt: null })
    expect(after([...begun, 'raise_concern', 'present', 'send_back']).status).toBe('suspended')
  })

  it('refuses a move the state does not have', () => {
    expect(() => transition(after(['submit']), 'execute', at)).toThrow(
      expect.objectContaining({
        fault: { code: 'illegal-move', from: 'submitted', move: 'execute' },
      }),
    )
    const closed = after(['submit', 'acknowledge', 'start', 'execute', 'accept'])
    expect(() => transition(closed, 'withdraw', at)).toThrow(AppError)
    expect(transition({ ...closed, isStanding: true }, 'withdraw', at).status).toBe('withdrawn')
  })

  it('knows whose turn it is, and never leaves anybody without a move on their turn', () => {
    expect(openStatuses).toEqual([
      'awaiting_countersignature',
      'awaiting_confirmation',
      'submitted',
      'in_review',
      'suspended',
      'awaiting_cost_approval',
      'in_progress',
      'executed',
    ])
    expect(endedStatuses).toEqual(['closed', 'declined', 'withdrawn', 'void', 'expired'])
    for (const status of Status.options) {
      const turn = turnOf(status)
      if (turn) expect(movesOf({ status, isStanding: false }, turn)).not.toEqual([])
    }
  })

  it('stays inside itself whatever is tried', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.boolean(),
        fc.array(fc.constantFrom(...MoveType.options), { maxLength: 40 }),
        (isStanding, isOral, tried) => {
          const begin = { ...newDraft, isStanding }
          let state = isOral ? recorded(begin, at) : begin
          for (const move of tried) {
            if (!movesOf(state).includes(move)) {
              expect(() => transition(state, move, at)).toThrow(AppError)
              continue
            }
            const next = transition(state, move, at)
            expect(isSound(next)).toBe(true)
            state = next
          }
        },
      ),
    )
  })

  it('gives each move to one side', () => {
    expect(MoveType.options.filter((move) => moverOf(move) === 'provider')).toEqual([
      'record',
      'acknowledge',
      'raise_concern',
      'quote',
      'start',
      'execute',
      'decline',
    ])
    expect(MoveType.options.filter((move) => moverOf(move) === 'clock')).toEqual([
      'expire',
      'lapse',
    ])
  })
})

/** What the CHECK of the database says as well. */
function isSound(s: InstructionState): boolean {
  const ended = endedStatuses.includes(s.status)
  return (
    ended === (s.endedAt !== null) &&
    (s.acknowledgedAt === null || s.submittedAt !== null) &&
    (s.startedAt === null || s.acknowledgedAt !== null) &&
    (s.executedAt === null || s.startedAt !== null) &&
    (!['executed', 'closed'].includes(s.status) || s.executedAt !== null) &&
    (s.status !== 'in_progress' || (s.startedAt !== null && s.executedAt === null)) &&
    (!['draft', 'awaiting_confirmation', 'void'].includes(s.status) || s.submittedAt === null)
  )
}

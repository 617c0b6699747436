import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../fault.ts'
import type { InstructionState } from '../moves/instruction-state.ts'
import type { Mover } from '../moves/move.ts'
import type { Status } from './machine.ts'
import {
  besideOf,
  endedStatuses,
  entered,
  moverOf,
  movesOf,
  MoveType,
  newDraft,
  openStatuses,
  proposedByProvider,
  transition,
  turnsOf,
} from './machine.ts'

const at = '2026-01-01T00:00:00.000Z'
const after = (moves: MoveType[], from: InstructionState = newDraft) =>
  moves.reduce((state, move) => transition(state, move, at), from)
/** A state as it was entered before confirmation and costs stood beside the state. */
const old = (status: Status, of: Partial<InstructionState>): InstructionState => ({
  ...newDraft,
  status,
  ...of,
})
const told = entered('oral', at)
const letter = entered('letter', at)
/** A draft of a change, which its author proposes instead of ordering it. */
const change: InstructionState = { ...newDraft, proposedBy: 'client' }
const asked = after(['propose'], change)
const offered = proposedByProvider(at)
const byLetter = entered('letter', at, 'client')
const begun: MoveType[] = ['submit', 'acknowledge', 'start']
const done: MoveType[] = [...begun, 'execute']
const letterDone = after(['acknowledge', 'start', 'execute'], letter)
const toldDone = after(['start_emergency', 'execute'], told)
const states: Record<string, InstructionState> = {
  draft: newDraft,
  'signed once': after(['present']),
  submitted: after(['submit']),
  'in review': after(['submit', 'acknowledge']),
  'in review, costs asked': after(['submit', 'acknowledge', 'quote']),
  suspended: after(['submit', 'acknowledge', 'raise_concern']),
  'suspended, costs asked': after(['submit', 'acknowledge', 'quote', 'raise_concern']),
  'signed once, costs asked': after(['submit', 'acknowledge', 'quote', 'raise_concern', 'present']),
  'in progress': after(begun),
  executed: after(done),
  'executed, costs asked': after([...begun, 'quote', 'execute']),
  closed: after([...done, 'accept']),
  declined: after(['submit', 'acknowledge', 'decline']),
  withdrawn: after(['submit', 'withdraw']),
  letter,
  'letter in review': after(['acknowledge'], letter),
  'letter in progress': after(['acknowledge', 'start'], letter),
  'letter suspended': after(['acknowledge', 'raise_concern'], letter),
  'letter amended': after(['acknowledge', 'raise_concern', 'amend'], letter),
  'letter executed': letterDone,
  'letter closed': after(['accept'], letterDone),
  'letter contested': after(['contest'], letter),
  'letter executed, contested': after(['contest'], letterDone),
  'letter closed, contested': after(['accept', 'contest'], letterDone),
  'letter closed, contested, settled': after(['accept', 'contest', 'settle_contest'], letterDone),
  told,
  'told, in review': after(['acknowledge'], told),
  'told, suspended': after(['acknowledge', 'raise_concern'], told),
  'told, in progress': after(['start_emergency'], told),
  'told, executed': toldDone,
  'told, executed, confirmed': after(['confirm'], toldDone),
  'told, executed, rejected': after(['reject'], toldDone),
  'told, signed once': after(['present'], told),
  'told, executed, signed once': after(['present'], toldDone),
  'told, signed once, suspended': after(['acknowledge', 'present', 'raise_concern'], told),
  'told, confirmed': after(['confirm'], told),
  'told, rejected': after(['reject'], told),
  'change, draft': change,
  'change, signed once': after(['present_change'], change),
  'change, asked by the client': asked,
  'change, new wording signed once': after(['present_change'], asked),
  'change, offered by the provider': offered,
  'change, agreement signed once': after(['present_agreement'], offered),
  'change, retracted': after(['retract'], asked),
  'change, refused': after(['refuse'], offered),
  'change, agreed': after(['agree'], asked),
  'change, in progress': after(['agree', 'start'], offered),
  'change, suspended': after(['agree', 'start', 'raise_concern'], asked),
  'change, executed': after(['agree', 'start', 'execute'], asked),
  'change by letter': byLetter,
  'change by letter, agreed': after(['agree'], byLetter),
  'change by letter, suspended': after(['agree', 'raise_concern'], byLetter),
  'ordered before': old('in_review', { submittedAt: at, acknowledgedAt: at }),
  'entered before': old('awaiting_confirmation', { channel: 'letter', recordedAt: at }),
  'asked before': old('awaiting_cost_approval', { submittedAt: at, acknowledgedAt: at }),
}
const begins = [newDraft, told, letter, change, offered, byLetter]
const table = (move: (state: InstructionState) => InstructionState = (state) => state) =>
  Object.fromEntries(Object.entries(states).map(([name, state]) => [name, movesOf(move(state))]))

describe('the life cycle', () => {
  // The whole table in one assertion: a new edge has to be written down here to pass.
  it('allows these moves and no others', () => {
    expect(table()).toEqual({
      draft: ['submit', 'present'],
      'signed once': ['countersign', 'send_back', 'withdraw', 'lapse'],
      submitted: ['acknowledge', 'withdraw'],
      'in review': ['raise_concern', 'quote', 'start', 'decline', 'withdraw'],
      'in review, costs asked': [
        'raise_concern',
        'approve_costs',
        'refuse_costs',
        'start',
        'decline',
        'withdraw',
      ],
      suspended: ['confirm', 'amend', 'present', 'withdraw'],
      'suspended, costs asked': [
        'confirm',
        'amend',
        'present',
        'approve_costs',
        'refuse_costs',
        'withdraw',
      ],
      'signed once, costs asked': ['countersign', 'send_back', 'withdraw', 'lapse'],
      'in progress': ['raise_concern', 'quote', 'execute', 'decline', 'withdraw'],
      executed: ['accept', 'report_defect'],
      'executed, costs asked': ['approve_costs', 'refuse_costs', 'accept', 'report_defect'],
      closed: [],
      declined: [],
      withdrawn: [],
      letter: ['correct', 'take_back', 'contest', 'acknowledge', 'withdraw'],
      'letter in review': [
        'correct',
        'take_back',
        'contest',
        'raise_concern',
        'quote',
        'start',
        'decline',
        'withdraw',
      ],
      'letter in progress': ['contest', 'raise_concern', 'quote', 'execute', 'decline', 'withdraw'],
      'letter suspended': ['take_back', 'confirm', 'amend', 'present', 'contest', 'withdraw'],
      'letter amended': ['raise_concern', 'quote', 'start', 'decline', 'withdraw'],
      'letter executed': ['contest', 'accept', 'report_defect'],
      'letter closed': ['contest'],
      'letter contested': [],
      'letter executed, contested': ['settle_contest'],
      'letter closed, contested': ['settle_contest'],
      'letter closed, contested, settled': [],
      told: [
        'correct',
        'take_back',
        'confirm',
        'present',
        'reject',
        'acknowledge',
        'start_emergency',
        'withdraw',
      ],
      'told, in review': [
        'correct',
        'take_back',
        'confirm',
        'present',
        'reject',
        'raise_concern',
        'quote',
        'start_emergency',
        'decline',
        'withdraw',
      ],
      'told, suspended': ['take_back', 'confirm', 'amend', 'present', 'reject', 'withdraw'],
      'told, in progress': [
        'correct',
        'take_back',
        'confirm',
        'present',
        'reject',
        'raise_concern',
        'quote',
        'execute',
        'decline',
        'withdraw',
      ],
      'told, executed': ['confirm', 'present', 'reject'],
      'told, executed, confirmed': ['accept', 'report_defect'],
      'told, executed, rejected': ['settle_contest'],
      'told, signed once': [
        'countersign',
        'send_back',
        'reject',
        'acknowledge',
        'start_emergency',
        'withdraw',
        'lapse',
      ],
      'told, executed, signed once': ['countersign', 'send_back', 'reject', 'lapse'],
      'told, signed once, suspended': ['countersign', 'send_back', 'reject', 'withdraw', 'lapse'],
      'told, confirmed': ['acknowledge', 'withdraw'],
      'told, rejected': [],
      'change, draft': ['propose', 'present_change'],
      'change, signed once': ['countersign_change', 'send_back', 'withdraw', 'lapse'],
      'change, asked by the client': ['revise', 'retract', 'agree', 'refuse', 'present_change'],
      'change, new wording signed once': [
        'revise',
        'retract',
        'agree',
        'refuse',
        'countersign_change',
        'send_back',
        'lapse',
      ],
      'change, offered by the provider': [
        'revise',
        'retract',
        'agree',
        'refuse',
        'present_agreement',
      ],
      'change, agreement signed once': [
        'revise',
        'retract',
        'refuse',
        'countersign_agreement',
        'send_back',
        'lapse',
      ],
      'change, retracted': [],
      'change, refused': [],
      'change, agreed': ['raise_concern', 'quote', 'start'],
      'change, in progress': ['raise_concern', 'quote', 'execute'],
      'change, suspended': ['confirm', 'withdraw'],
      'change, executed': ['accept', 'report_defect'],
      'change by letter': ['correct', 'take_back', 'retract', 'agree', 'refuse', 'contest'],
      'change by letter, agreed': ['contest', 'raise_concern', 'quote', 'start'],
      'change by letter, suspended': ['confirm', 'present', 'contest', 'withdraw'],
      'ordered before': ['raise_concern', 'quote', 'start', 'decline', 'withdraw'],
      'entered before': ['correct', 'take_back', 'confirm', 'present', 'reject', 'start_emergency'],
      'asked before': ['approve_costs', 'refuse_costs', 'withdraw'],
    })
  })

  it('lets a standing instruction also run out, and be withdrawn while it is in force', () => {
    const plain = table()
    for (const [name, moves] of Object.entries(table((each) => ({ ...each, isStanding: true })))) {
      const { status } = states[name]!
      const runs = !['draft', 'awaiting_confirmation', 'declined', 'withdrawn', 'void'].includes(
        status,
      )
      expect([name, moves.includes('expire')]).toEqual([name, runs])
      // What both sides have to agree to, neither of them takes back as it likes because it stands.
      const endsAlone = name.startsWith('change') ? plain[name]!.includes('withdraw') : runs
      expect([name, moves.includes('withdraw')]).toEqual([name, endsAlone])
      const others = (of: MoveType[]) => of.filter((move) => !['expire', 'withdraw'].includes(move))
      expect(others(moves)).toEqual(others(plain[name]!))
    }
  })

  it('leads where the table says, with the milestones a state implies', () => {
    expect(after([...done, 'accept'])).toEqual({
      ...newDraft,
      status: 'closed',
      submittedAt: at,
      acknowledgedAt: at,
      startedAt: at,
      executedAt: at,
      endedAt: at,
    })
    expect(after(['submit', 'acknowledge', 'raise_concern', 'amend']).status).toBe('in_review')
    expect(after([...done, 'report_defect'])).toMatchObject({
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
    for (const isStanding of [false, true])
      for (const begin of begins) walk({ ...begin, isStanding })
    const stays = ['executed', 'in_progress', 'in_review', 'submitted', 'suspended']
    expect(Object.fromEntries([...ways].map(([move, to]) => [move, [...to].toSorted()]))).toEqual({
      submit: ['submitted'],
      correct: ['in_progress', 'in_review', 'proposed', 'submitted'],
      take_back: ['void'],
      propose: ['proposed'],
      revise: ['proposed'],
      retract: ['withdrawn'],
      agree: ['agreed'],
      refuse: ['declined'],
      present_change: ['awaiting_countersignature', 'proposed'],
      present_agreement: ['proposed'],
      countersign_change: ['proposed'],
      countersign_agreement: ['agreed'],
      confirm: ['agreed', 'executed', 'in_progress', 'in_review', 'submitted'],
      amend: ['in_progress', 'in_review'],
      present: ['awaiting_countersignature', 'executed', 'in_progress', 'in_review', 'submitted'],
      countersign: ['agreed', ...stays],
      send_back: ['draft', 'proposed', ...stays].toSorted(),
      reject: ['executed', 'void'],
      contest: ['closed', 'declined', 'executed', 'expired', 'void', 'withdrawn'],
      settle_contest: ['closed', 'declined', 'expired', 'void', 'withdrawn'],
      acknowledge: ['in_review'],
      raise_concern: ['suspended'],
      quote: ['agreed', 'in_progress', 'in_review'],
      approve_costs: ['agreed', 'executed', 'in_progress', 'in_review', 'suspended'],
      refuse_costs: ['agreed', 'executed', 'in_progress', 'in_review', 'suspended'],
      start: ['in_progress'],
      start_emergency: ['in_progress'],
      execute: ['executed'],
      accept: ['closed'],
      report_defect: ['in_progress'],
      decline: ['declined'],
      withdraw: ['withdrawn'],
      expire: ['expired'],
      lapse: ['draft', 'proposed', ...stays].toSorted(),
    })
  })

  it('begins what was only spoken as an emergency alone, as long as nobody confirms it', () => {
    expect(told).toMatchObject({ status: 'submitted', submittedAt: at, confirmedAt: null })
    expect(() => after(['acknowledge', 'start'], told)).toThrow(AppError)
    expect(after(['confirm', 'acknowledge', 'start'], told).status).toBe('in_progress')
    expect(toldDone).toMatchObject({ status: 'executed', acknowledgedAt: at, startedAt: at })
    expect(() => after(['accept'], toldDone)).toThrow(AppError)
    expect(after(['confirm', 'accept'], toldDone).status).toBe('closed')
  })

  it('takes a letter for an instruction when it arrives, whoever contests it later', () => {
    expect(after(['acknowledge', 'start', 'execute'], letter).status).toBe('executed')
    expect(after(['contest'], letter)).toMatchObject({ status: 'void', contestedAt: null })
    expect(states['letter executed, contested']).toMatchObject({
      status: 'executed',
      contestedAt: at,
    })
  })

  it('leaves the provider a task where a letter is contested that was begun, whatever became of it since', () => {
    const begunLetter = after(['acknowledge', 'start'], letter)
    for (const [moves, status] of [
      [[], 'void'],
      [['raise_concern'], 'void'],
      [['execute', 'report_defect'], 'void'],
      [['execute', 'report_defect', 'decline'], 'declined'],
      [['withdraw'], 'withdrawn'],
      [['execute'], 'executed'],
      [['execute', 'accept'], 'closed'],
    ] satisfies [MoveType[], string][]) {
      const contested = after([...moves, 'contest'], begunLetter)
      expect([moves, contested.status, turnsOf(contested).provider]).toEqual([moves, status, true])
      const settled = after(['settle_contest'], contested)
      expect([moves, settled.endedAt, turnsOf(settled)]).toEqual([
        moves,
        at,
        { client: false, provider: false },
      ])
    }
    const rejected = after(['start_emergency', 'reject'], told)
    expect([rejected.status, turnsOf(rejected).provider]).toEqual(['void', true])
    expect(movesOf(after(['acknowledge', 'decline'], letter))).toEqual([])
  })

  it('lets nothing wait for a decision about costs', () => {
    const priced = after(['submit', 'acknowledge', 'quote'])
    expect(priced).toMatchObject({ status: 'in_review', costsAskedAt: at })
    expect(after(['start', 'execute', 'refuse_costs', 'accept'], priced).status).toBe('closed')
    expect(after(['start', 'approve_costs', 'quote', 'execute'], priced).costsAskedAt).toBe(at)
    expect(after(['withdraw'], priced).costsAskedAt).toBeNull()
  })

  it('brings what awaits a second signature into force, or back to where it came from', () => {
    const signed = after(['present'])
    expect(after(['countersign'], signed)).toMatchObject({ status: 'submitted', submittedAt: at })
    expect(after(['send_back'], signed).status).toBe('draft')
    const amended = after(['submit', 'acknowledge', 'raise_concern', 'present'])
    expect(after(['send_back'], amended).status).toBe('suspended')
    expect(after(['countersign'], amended).status).toBe('in_review')
    const spoken = after(['start_emergency', 'present'], told)
    expect(spoken).toMatchObject({ status: 'in_progress', isPresented: true, confirmedAt: null })
    expect(after(['execute', 'send_back'], spoken)).toEqual(toldDone)
    expect(after(['execute', 'countersign'], spoken)).toEqual(states['told, executed, confirmed'])
    const before = states['entered before']!
    expect(after(['present', 'send_back'], before)).toEqual(before)
    expect(after(['present', 'countersign'], before).status).toBe('submitted')
  })

  it('goes on where it stood once a concern is answered, also from the middle of an execution', () => {
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
      'proposed',
      'agreed',
      'submitted',
      'in_review',
      'suspended',
      'awaiting_cost_approval',
      'in_progress',
      'executed',
    ])
    expect(endedStatuses).toEqual(['closed', 'declined', 'withdrawn', 'void', 'expired'])
    for (const [name, state] of Object.entries(states)) {
      const turns = turnsOf(state)
      for (const side of ['client', 'provider'] as const)
        if (turns[side]) expect([name, movesOf(state, side)]).not.toEqual([name, []])
    }
  })

  it('says whose turn it is by what is open beside the state, too', () => {
    const said = Object.entries(states).map(([name, state]) => {
      const { client, provider } = turnsOf(state)
      const whose = [client && 'client', provider && 'provider'].filter(Boolean).join(' and ')
      return [name, [whose || 'nobody', ...besideOf(state)].join(': ')]
    })
    expect(Object.fromEntries(said)).toEqual({
      draft: 'client',
      'signed once': 'client',
      submitted: 'provider',
      'in review': 'provider',
      'in review, costs asked': 'client and provider: costs',
      suspended: 'client',
      'suspended, costs asked': 'client: costs',
      'signed once, costs asked': 'client',
      'in progress': 'provider',
      executed: 'client',
      'executed, costs asked': 'client: costs',
      closed: 'nobody',
      declined: 'nobody',
      withdrawn: 'nobody',
      letter: 'provider',
      'letter in review': 'provider',
      'letter in progress': 'provider',
      'letter suspended': 'client',
      'letter amended': 'provider',
      'letter executed': 'client',
      'letter closed': 'nobody',
      'letter contested': 'nobody',
      'letter executed, contested': 'provider: contest',
      'letter closed, contested': 'provider: contest',
      'letter closed, contested, settled': 'nobody',
      told: 'client and provider: confirmation',
      'told, in review': 'client and provider: confirmation',
      'told, suspended': 'client: confirmation',
      'told, in progress': 'client and provider: confirmation',
      'told, executed': 'client: confirmation',
      'told, executed, confirmed': 'client',
      'told, executed, rejected': 'provider: contest',
      'told, signed once': 'client and provider: confirmation',
      'told, executed, signed once': 'client: confirmation',
      'told, signed once, suspended': 'client: confirmation',
      'told, confirmed': 'provider',
      'told, rejected': 'nobody',
      'change, draft': 'client',
      'change, signed once': 'client',
      'change, asked by the client': 'provider',
      'change, new wording signed once': 'provider',
      'change, offered by the provider': 'client',
      'change, agreement signed once': 'client',
      'change, retracted': 'nobody',
      'change, refused': 'nobody',
      'change, agreed': 'provider',
      'change, in progress': 'provider',
      'change, suspended': 'client',
      'change, executed': 'client',
      'change by letter': 'provider',
      'change by letter, agreed': 'provider',
      'change by letter, suspended': 'client',
      'ordered before': 'provider',
      'entered before': 'client: confirmation',
      'asked before': 'client',
    })
  })

  it('stays inside itself whatever is tried', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.constantFrom(...begins),
        fc.array(fc.constantFrom(...MoveType.options), { maxLength: 40 }),
        (isStanding, begin, tried) => {
          let state: InstructionState = { ...begin, isStanding }
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

  it('gives each move to one side, and what both may do to the one whose proposal it is or is not', () => {
    const whose = (side: Mover) => MoveType.options.filter((move) => moverOf(move, asked) === side)
    expect(MoveType.options.filter((move) => moverOf(move, newDraft) === 'provider')).toEqual([
      'record',
      'receive',
      'correct',
      'take_back',
      'settle_contest',
      'acknowledge',
      'raise_concern',
      'quote',
      'start',
      'start_emergency',
      'execute',
      'decline',
    ])
    expect(whose('clock')).toEqual(['expire', 'lapse'])
    const both = MoveType.options.filter((move) => moverOf(move, asked) !== moverOf(move, offered))
    expect(both).toEqual(['propose', 'revise', 'retract', 'agree', 'refuse'])
    const of = (state: InstructionState, side: Mover) =>
      movesOf(state, side).filter((move) => both.includes(move))
    expect([of(asked, 'client'), of(asked, 'provider')]).toEqual([
      ['revise', 'retract'],
      ['agree', 'refuse'],
    ])
    expect([of(offered, 'client'), of(offered, 'provider')]).toEqual([
      ['agree', 'refuse'],
      ['revise', 'retract'],
    ])
  })

  it('begins no change before both sides have agreed, and lets neither end it alone then', () => {
    for (const begin of [asked, offered, byLetter]) {
      for (const move of ['acknowledge', 'start', 'start_emergency', 'decline'] as const)
        expect(() => after([move], begin)).toThrow(AppError)
      const both = after(['agree'], begin)
      expect(both).toMatchObject({ status: 'agreed', agreedAt: at, acknowledgedAt: at })
      for (const move of [
        'revise',
        'retract',
        'withdraw',
        'decline',
        'amend',
        'take_back',
      ] as const)
        expect(() => after([move], both)).toThrow(AppError)
      expect(after(['start', 'execute', 'accept'], both).status).toBe('closed')
      // The provider holds it to be unlawful: with the client's word both want it to end.
      const rests = after(['raise_concern'], both)
      expect(after(['confirm'], rests)).toMatchObject({ status: 'agreed', agreedAt: at })
      expect(after(['withdraw'], rests).status).toBe('withdrawn')
    }
    expect(after(['present_agreement', 'countersign_agreement'], offered)).toEqual(
      after(['agree'], offered),
    )
    expect(after(['present_agreement', 'send_back'], offered)).toEqual(offered)
    expect(after(['present_change', 'countersign_change'], change)).toEqual(asked)
    expect(after(['present_change', 'countersign_change'], asked)).toEqual(asked)
    // Another wording is nothing that anybody has signed.
    expect(after(['present_agreement', 'revise'], offered)).toEqual(offered)
    expect(after(['present_change', 'agree'], asked)).toEqual(after(['agree'], asked))
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
    (!['draft', 'awaiting_confirmation'].includes(s.status) || s.submittedAt === null) &&
    (s.channel === 'portal') === (s.recordedAt === null) &&
    (s.confirmedAt === null || s.channel !== 'portal') &&
    (s.costsAskedAt === null || !ended) &&
    (!s.isPresented ||
      (!ended && s.channel === 'oral' && s.confirmedAt === null) ||
      (s.status === 'proposed' && s.agreedAt === null)) &&
    (s.contestedAt === null || (s.startedAt !== null && s.channel !== 'portal')) &&
    (s.contestSettledAt === null || s.contestedAt !== null) &&
    (!['proposed', 'agreed'].includes(s.status) || s.proposedBy !== null) &&
    (s.agreedAt === null || (s.proposedBy !== null && s.status !== 'proposed')) &&
    (s.agreedAt !== null || s.status !== 'agreed') &&
    // Nothing of a change begins before it is agreed.
    (s.proposedBy === null || s.agreedAt !== null || s.acknowledgedAt === null) &&
    (s.proposedBy === null || s.channel !== 'oral')
  )
}

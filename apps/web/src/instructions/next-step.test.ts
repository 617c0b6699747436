import { endedStatuses, newDraft, Status, turnOf } from '@portal/domain/instructions/machine'
import { expect, it } from 'vitest'
import { say } from '../platform/language/i18n.ts'
import { nextStepOf, turnWords } from './next-step.ts'

it.each(Status.options)('has a next step in %s unless the way has ended', (status) => {
  expect(nextStepOf({ status, proposedBy: null }) === null).toBe(endedStatuses.includes(status))
})

const submitted = Status.options.filter((status) => status !== 'draft')
it.each(submitted)('says in %s to each reader whose turn it is', (status) => {
  const proposal = {
    proposedBy: status === 'proposed' ? ('client' as const) : null,
    agreedAt: null,
  }
  const titles = (['client', 'provider', 'onlooker'] as const).map((reader) =>
    say(turnWords({ ...newDraft, ...proposal, status }, reader).title),
  )
  const expected = {
    client: ['Sie sind am Zug', 'Der Auftraggeber ist am Zug', 'Der Auftraggeber ist am Zug'],
    provider: ['Ihr Auftragnehmer ist am Zug', 'Sie sind am Zug', 'Der Auftragnehmer ist am Zug'],
  }
  const turn = turnOf({ ...proposal, status })
  expect(titles).toEqual(turn ? expected[turn] : Array(3).fill(titles[0]))
})

it.each([
  [
    'told and not confirmed',
    { status: 'submitted', channel: 'oral' },
    ['Sie sind am Zug', 'Sie sind am Zug'],
  ],
  [
    'the client proposed it',
    { status: 'proposed', proposedBy: 'client' },
    ['Ihr Auftragnehmer ist am Zug', 'Sie sind am Zug'],
  ],
  [
    'the provider proposed it',
    { status: 'proposed', proposedBy: 'provider' },
    ['Sie sind am Zug', 'Der Auftraggeber ist am Zug'],
  ],
  [
    'it was taken back before it was agreed',
    { status: 'withdrawn', proposedBy: 'provider' },
    ['Der Vorschlag ist zurückgezogen', 'Der Vorschlag ist zurückgezogen'],
  ],
  [
    'costs are asked for',
    { status: 'in_progress', costsAskedAt: 'x' },
    ['Sie sind am Zug', 'Sie sind am Zug'],
  ],
  [
    'carried out and contested',
    { status: 'closed', channel: 'letter', contestedAt: 'x' },
    ['Ihr Auftragnehmer ist am Zug', 'Sie sind am Zug'],
  ],
] as const)(
  'says to both whose turn it is where something is open beside the state: %s',
  (_, state, titles) => {
    const said = (['client', 'provider'] as const).map((reader) =>
      say(turnWords({ ...newDraft, ...state }, reader).title),
    )
    expect(said).toEqual(titles)
  },
)

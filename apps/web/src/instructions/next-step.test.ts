import { endedStatuses, Status, turnOf } from '@portal/domain/instructions/machine'
import { expect, it } from 'vitest'
import { say } from '../platform/language/i18n.ts'
import { nextStepOf, turnWords } from './next-step.ts'

it.each(Status.options)('has a next step in %s unless the way has ended', (status) => {
  expect(nextStepOf(status) === null).toBe(endedStatuses.includes(status))
})

const submitted = Status.options.filter((status) => status !== 'draft')
it.each(submitted)('says in %s to each reader whose turn it is', (status) => {
  const titles = (['client', 'provider', 'onlooker'] as const).map((reader) =>
    say(turnWords(status, reader).title),
  )
  const expected = {
    client: ['Sie sind am Zug', 'Der Kunde ist am Zug', 'Der Kunde ist am Zug'],
    provider: [
      'Ihr IT-Dienstleister ist am Zug',
      'Sie sind am Zug',
      'Der IT-Dienstleister ist am Zug',
    ],
  }
  const turn = turnOf(status)
  expect(titles).toEqual(turn ? expected[turn] : Array(3).fill(titles[0]))
})

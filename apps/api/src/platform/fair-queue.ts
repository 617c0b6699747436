import { AppError } from '@portal/domain/fault'
import { networksOf } from './networks.ts'

/** Who asks: clients take turns with each other, and the people of one among themselves. */
export type Party = { client: string; person: string }
/** The portal itself: what waits in nobody's name. */
export const house: Party = { client: 'house', person: 'house' }
/** Somebody of whom nothing is known but where they are. */
export function partyAt(address: string | null): Party {
  const { near, wide } = networksOf(address)
  return { client: `network/${wide}`, person: near }
}
/** Somebody of whom nothing counts but who they are. */
export const partyOfAccount = (userId: string): Party => alone(`account/${userId}`)
const alone = (name: string): Party => ({ client: name, person: name })

type Bounds = {
  atOnce: number
  /** Of one client; what is slow for its sender's sake leaves room for others. */
  atOnceOfClient?: number
  waiting: number
  waitingOfClient?: number
  waitingOfPerson?: number
}
type Turn = PromiseWithResolvers<void>

export type FairQueue = {
  /** Throws `quota-exceeded` (`at-once`) where this party has too much waiting, `unavailable` where everybody together has. */
  run: <T>(party: Party, work: () => Promise<T>) => Promise<T>
  /** Whoever waits, now or later, is told this. */
  close: (reason: Error) => void
}

/** Lets so much be done at once and the rest wait, in turns; a process has it for what costs memory or a core. */
export function createFairQueue(bounds: Bounds): FairQueue {
  const { atOnce, atOnceOfClient = atOnce } = bounds
  const { waitingOfClient = bounds.waiting / 2, waitingOfPerson = waitingOfClient } = bounds
  /** Whose turn comes first stands first: clients, their people, what each of those has waiting. */
  const lines = new Map<string, Map<string, Turn[]>>()
  const running = new Map<string, number>()
  let [inAll, waiting] = [0, 0]
  let closed: Error | null = null

  const of = (client: string) => running.get(client) ?? 0
  const hasRoom = (client: string) => inAll < atOnce && of(client) < atOnceOfClient
  const count = (people: Map<string, Turn[]> | undefined) =>
    [...(people?.values() ?? [])].reduce((sum, turns) => sum + turns.length, 0)

  function begin(client: string) {
    inAll += 1
    running.set(client, of(client) + 1)
  }

  function end(client: string) {
    inAll -= 1
    if (of(client) > 1) running.set(client, of(client) - 1)
    else running.delete(client)
    for (let next = takeNext(); next; next = takeNext()) next.resolve()
  }

  /** The first of the client whose turn it is; client and person then stand last. */
  function takeNext(): Turn | null {
    for (const [client, people] of lines) {
      if (!hasRoom(client)) continue
      const [person, turns] = people.entries().next().value!
      const turn = turns.shift()!
      people.delete(person)
      if (turns.length > 0) people.set(person, turns)
      lines.delete(client)
      if (people.size > 0) lines.set(client, people)
      waiting -= 1
      begin(client)
      return turn
    }
    return null
  }

  function wait({ client, person }: Party): Promise<void> {
    const people = lines.get(client) ?? new Map<string, Turn[]>()
    const turns = people.get(person) ?? []
    const isTooMuch = turns.length >= waitingOfPerson || count(people) >= waitingOfClient
    if (isTooMuch && client !== house.client)
      throw new AppError({ code: 'quota-exceeded', reason: 'at-once', retryAfter: 10 })
    if (waiting >= bounds.waiting) throw new AppError({ code: 'unavailable', retryAfter: 10 })
    const turn = Promise.withResolvers<void>()
    turns.push(turn)
    people.set(person, turns)
    lines.set(client, people)
    waiting += 1
    return turn.promise
  }

  return {
    async run(party, work) {
      if (closed) throw closed
      // Whoever waits does so because there is no room: nobody is overtaken.
      if (hasRoom(party.client)) begin(party.client)
      else await wait(party)
      try {
        return await work()
      } finally {
        end(party.client)
      }
    },
    close(reason) {
      closed = reason
      for (const people of lines.values())
        for (const turns of people.values()) for (const turn of turns) turn.reject(reason)
      lines.clear()
      waiting = 0
    },
  }
}

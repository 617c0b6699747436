import { setImmediate as turn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createFairQueue, type FairQueue, partyAt, type Party } from './fair-queue.ts'

const one = (client: string, person = client): Party => ({ client, person })

/** Work that ends when it is told to. */
function createWork(queue: FairQueue) {
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const give = (party: Party, name: string) =>
    queue.run(party, () => {
      begun.push(name)
      return new Promise<void>((resolve) => ends.set(name, resolve))
    })
  return {
    begun,
    give,
    end: async (name: string) => {
      ends.get(name)!()
      await turn()
    },
  }
}

it('A3 C2 lets clients take turns, and the people of one among themselves', async () => {
  const { begun, give, end } = createWork(createFairQueue({ atOnce: 1, waiting: 100 }))
  for (const n of [1, 2, 3, 4]) void give(one('a', 'anna'), `anna ${n}`)
  void give(one('a', 'adam'), 'adam 1')
  void give(one('b'), 'b 1')
  void give(one('b'), 'b 2')
  while (begun.length < 7) await end(begun.at(-1)!)
  expect(begun).toEqual(['anna 1', 'anna 2', 'b 1', 'adam 1', 'b 2', 'anna 3', 'anna 4'])
})

it('A3 C2 keeps room for others where one is slow', async () => {
  const bounds = { atOnce: 3, atOnceOfClient: 2, waiting: 100 }
  const { begun, give, end } = createWork(createFairQueue(bounds))
  for (const n of [1, 2, 3]) void give(one('a'), `a ${n}`)
  void give(one('b'), 'b 1')
  void give(one('c'), 'c 1')
  await turn()
  expect(begun).toEqual(['a 1', 'a 2', 'b 1'])
  await end('b 1')
  expect(begun.slice(3)).toEqual(['c 1'])
  await end('a 1')
  expect(begun.slice(4)).toEqual(['a 3'])
})

it('A3 C2 refuses whoever has too much waiting, and nobody else', async () => {
  const bounds = { atOnce: 1, waiting: 7, waitingOfClient: 4, waitingOfPerson: 3 }
  const { give } = createWork(createFairQueue(bounds))
  void give(one('x'), 'x')
  for (const n of [1, 2, 3]) void give(one('a', 'anna'), `anna ${n}`)
  const tooMuch = { fault: { code: 'quota-exceeded', reason: 'at-once', retryAfter: 10 } }
  await expect(give(one('a', 'anna'), 'anna 4')).rejects.toMatchObject(tooMuch)
  void give(one('a', 'adam'), 'adam 1')
  await expect(give(one('a', 'adam'), 'adam 2')).rejects.toMatchObject(tooMuch)
  for (const n of [1, 2, 3]) void give(one('b'), `b ${n}`)
  const full = { fault: { code: 'unavailable', retryAfter: 10 } }
  await expect(give(one('c'), 'c 1')).rejects.toMatchObject(full)
})

it('goes on with the next when one fails, and tells all when it is closed', async () => {
  const queue = createFairQueue({ atOnce: 1, waiting: 10 })
  const failing = queue.run(one('a'), () => Promise.reject(new Error('failed')))
  const next = queue.run(one('a'), async () => 'done')
  await expect(failing).rejects.toThrow('failed')
  expect(await next).toBe('done')
  void queue.run(one('a'), () => new Promise(() => {}))
  const left = queue.run(one('b'), async () => 'never')
  queue.close(new Error('closed'))
  await expect(left).rejects.toThrow('closed')
  await expect(queue.run(one('c'), async () => 'never')).rejects.toThrow('closed')
})

it('A3 K4 an address waits with its network, however it is spelled', () => {
  const [near, same] = [partyAt('2001:db8:1:2::1'), partyAt('2001:DB8:1:2:ffff::')]
  expect(same).toEqual(near)
  expect(partyAt('2001:db8:1:3::1')).toEqual({
    client: near.client,
    person: expect.not.stringMatching(near.person),
  })
})

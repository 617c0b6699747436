import { describe, expect, it } from 'vitest'
import { apartLine, clockAhead, watchClock } from './clock-watch.ts'

const noon = Date.parse('2026-11-24T12:00:00.000Z')
/** A clock that shows one time after the other. */
const showing = (...seconds: number[]) => {
  const times = seconds.map((s) => new Date(noon + s * 1000).toISOString())
  return () => times.shift()!
}
const databaseAt = (seconds: number) => async () => new Date(noon + seconds * 1000)

describe('B1 K1 two clocks', () => {
  it.each([
    ['together, the answer in between', 1, 0, 3, 0],
    ['together, however long the answer took', 5, 0, 60, 0],
    ['an hour fast', 0, 3600, 3601, 3_600_000],
    ['three days slow', 0, -259_200, -259_199, -259_199_000],
    ['a little slow, within what the way took', 3, 0, 2, -1000],
  ])('%s', async (_, database, asked, answered, ahead) => {
    expect(await clockAhead(databaseAt(database), showing(asked, answered))).toBe(ahead)
  })

  it('are apart by more than two seconds, and the operator is told by how much, once', async () => {
    expect([apartLine(2000), apartLine(-2000)]).toEqual([null, null])
    expect(apartLine(2001)).toContain('2 s ahead of')
    expect(apartLine(-259_200_000)).toContain('259200 s behind')
    const { compare, isApart } = watchClock(databaseAt(0), showing(0, 0, 9, 9, 8, 8, 0, 0, -5, -5))
    const seen: [boolean, boolean][] = []
    for (let i = 0; i < 5; i++) seen.push([(await compare()) !== null, isApart()])
    expect(seen).toEqual([
      [false, false],
      [true, true],
      [false, true],
      [false, false],
      [true, true],
    ])
  })

  it('stay as they were judged while the database does not answer', async () => {
    const watch = watchClock(async () => Promise.reject(new Error('gone')), showing(0))
    await expect(watch.compare()).rejects.toThrow('gone')
    expect(watch.isApart()).toBe(false)
  })
})

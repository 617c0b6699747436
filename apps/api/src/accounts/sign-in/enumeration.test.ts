import { describe, expect, it } from 'vitest'
import { account } from '../../../test/demo.ts'
import { usePortal } from '../../../test/harness.ts'
import { send } from '../../../test/request.ts'

const portal = usePortal()

async function attempt(email: string, remoteAddress = '198.51.100.7') {
  const began = process.hrtime.bigint()
  const answer = await portal.app.inject({
    method: 'POST',
    url: '/api/v1/session',
    remoteAddress,
    payload: { email, password: 'not the password of anybody' },
  })
  return { ms: Number(process.hrtime.bigint() - began) / 1e6, answer }
}

const median = (values: number[]) => {
  const sorted = values.toSorted((a, b) => a - b)
  return (
    (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2
  )
}

describe('an attempt to sign in', () => {
  it('E1 takes as long for an account that exists as for one that does not', async () => {
    const known = account('anna.berger').email
    const samples: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
    for (let i = 0; i < 210; i++) {
      // Each from an address of its own, in turn and in changing order: nothing waits, nothing warms up for one alone.
      // Neither waits for those before it, and both are counted as if they were the first.
      await portal.superuser.query('delete from throttles')
      const turns = i % 2 === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)
      for (const which of turns) {
        const email = which === 'known' ? known : `nobody${i}@example.org`
        const { ms, answer } = await attempt(email, `198.51.${i}.${which === 'known' ? 1 : 2}`)
        expect(answer.statusCode).toBe(401)
        if (i >= 10) samples[which].push(ms)
      }
    }
    // What chance alone does to the difference of two medians: the same samples, dealt out at random.
    const all = [...samples.known, ...samples.unknown]
    const chance = Array.from({ length: 2_000 }, () => {
      const dealt = all
        .map((value) => ({ value, by: Math.random() }))
        .toSorted((a, b) => a.by - b.by)
      const values = dealt.map(({ value }) => value)
      return Math.abs(median(values.slice(0, 200)) - median(values.slice(200)))
    }).toSorted((a, b) => a - b)
    const noise = chance[Math.floor(chance.length * 0.999)]!
    const difference = Math.abs(median(samples.known) - median(samples.unknown))
    console.info(
      `E1: medians ${median(samples.known).toFixed(2)} and ${median(samples.unknown).toFixed(2)} ms, noise ${noise.toFixed(2)} ms`,
    )
    expect(samples.known).toHaveLength(200)
    expect(difference).toBeLessThanOrEqual(noise)
  })

  it('E2 is answered alike for a wrong password, an unknown, a disabled and a removed account', async () => {
    await portal.superuser.query(`update users set disabled_at = now() where email like 'eva%'`)
    await portal.superuser.query(
      `delete from memberships m using users u where u.id = m.user_id and u.email like 'jonas%'`,
    )
    const answers = []
    for (const email of [
      account('anna.berger').email,
      'nobody@example.org',
      account('eva.brandl').email,
      account('jonas.weiss').email,
    ]) {
      const { answer } = await attempt(email, '203.0.113.1')
      const { instance: _, ...body } = answer.json()
      answers.push([answer.statusCode, body, answer.headers['set-cookie']])
    }
    for (const answer of answers) expect(answer).toEqual(answers[0])
    const rightPassword = await send(portal.app, 'POST', '/session', {
      body: { email: account('jonas.weiss').email, password: account('jonas.weiss').password },
    })
    expect(rightPassword.status).toBe(401)
  })

  it('E2 is slowed down alike for an account that exists and one that does not', async () => {
    for (const email of [account('petra.lindenau').email, 'nobody.else@example.org']) {
      const statuses: number[] = []
      for (let i = 0; i < 7; i++)
        statuses.push((await attempt(email, '203.0.113.2')).answer.statusCode)
      expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429])
    }
  })

  it('E5 of strangers never keeps the owner out', async () => {
    const { email, password } = account('lukas.huber')
    for (let i = 0; i < 30; i++) await attempt(email, `203.0.113.${10 + (i % 5)}`)
    const answer = await portal.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      remoteAddress: '192.0.2.77',
      payload: { email, password },
    })
    expect(answer.statusCode).toBe(200)
  })
})

describe('two processes on one database', () => {
  it('count attempts and codes together', async () => {
    const second = await portal.another()
    const { email, password } = account('sabine.koch')
    const guess = (app: typeof second, remoteAddress: string) =>
      app.inject({
        method: 'POST',
        url: '/api/v1/session',
        remoteAddress,
        payload: { email, password: 'wrong' },
      })
    const statuses: number[] = []
    for (let i = 0; i < 6; i++)
      statuses.push((await guess(i % 2 ? second : portal.app, '192.0.2.80')).statusCode)
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
    const [one, two] = await Promise.all(
      [portal.app, second].map((app) =>
        send(app, 'POST', '/session', { body: { email, password } }),
      ),
    )
    expect([one?.status, two?.status]).toEqual([200, 200])
    await second.close()
  })
})

import { expect, it } from 'vitest'
import { usePortal } from '../../test/harness.ts'
import { reserveAttempt } from './throttle.ts'

const portal = usePortal()

const later = (milliseconds: number) =>
  new Date(Date.parse('2026-11-23T12:00:00.000Z') + milliseconds).toISOString()

it('keeps nobody waiting while attempts are free, also when the clocks of two processes differ', async () => {
  const limit = { key: 'two at once', free: 5, longest: 60 }
  const { auth } = portal.connections
  await reserveAttempt(auth, limit, later(250))
  await reserveAttempt(auth, limit, later(0))
  await expect(reserveAttempt(auth, limit, later(100))).resolves.toBeUndefined()
})

it('makes the next one wait once the free attempts are used up', async () => {
  const limit = { key: 'too many', free: 3, longest: 60 }
  const { auth } = portal.connections
  for (let i = 0; i < 3; i++) await reserveAttempt(auth, limit, later(i))
  await expect(reserveAttempt(auth, limit, later(10))).rejects.toMatchObject({
    fault: { code: 'too-many-attempts', retryAfter: 1 },
  })
  await reserveAttempt(auth, limit, later(1_500))
})

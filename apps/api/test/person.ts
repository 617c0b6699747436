import type { FastifyInstance } from 'fastify'
import { codeOf, stepAt } from '../src/accounts/factors/totp.ts'
import { beforeAll } from 'vitest'
import type { Clock } from './clock.ts'
import { account } from './demo.ts'
import { type Answer, cookieOf, send, type Sent } from './request.ts'

export type Person = {
  email: string
  cookie: string
  /** Sends a request with this person's cookie. */
  send: (method: string, path: string, options?: Sent) => Promise<Answer>
  /** A code nobody has used yet; moves the clock one step on. */
  freshCode: () => string
  /** Logs in, once more or for the first time, as a browser would, in both steps. */
  enter: () => Promise<void>
  /** Gives password and code once more, so that the account may be changed; the cookie is a new one from then on. */
  reauthenticate: () => Promise<void>
}

type At = { app: FastifyInstance; clock: Clock }

/** Somebody who is signed in before the tests of a file; `wanted` is the beginning of the email address. */
export function usePerson(portal: At, wanted: string): Person {
  const person = createPerson(portal, wanted)
  beforeAll(() => person.enter())
  return person
}

/** Somebody of the demonstration, still outside. */
export function createPerson(portal: At, wanted: string): Person {
  const { email, password, totpSecret } = account(wanted)
  const freshCode = () => {
    portal.clock.advance(30)
    return codeOf(totpSecret ?? '', stepAt(portal.clock.now()))
  }
  const person: Person = {
    email,
    cookie: '',
    freshCode,
    send: (method, path, options = {}) =>
      send(portal.app, method, path, {
        ...options,
        headers: { cookie: person.cookie, ...options.headers },
      }),
    enter: async () => {
      const first = await send(portal.app, 'POST', '/session', { body: { email, password } })
      const second = await send(portal.app, 'POST', '/session/totp', {
        body: { code: freshCode() },
        headers: { cookie: cookieOf(first) },
      })
      if (second.status !== 200)
        throw new Error(`login of ${email} failed: ${JSON.stringify(second.body)}`)
      person.cookie = cookieOf(second)
    },
    reauthenticate: async () => {
      const again = await person.send('POST', '/session/reauthentication', {
        body: { password, secondFactor: { kind: 'totp', code: freshCode() } },
      })
      if (again.status !== 204)
        throw new Error(`re-authentication of ${email} failed: ${JSON.stringify(again.body)}`)
      person.cookie = cookieOf(again)
    },
  }
  return person
}

import { beforeAll, expect } from 'vitest'
import { erasedBy } from './execution-report.ts'
import { sendFile } from './send-file.ts'
import { putDown } from './database.ts'
import { clientIdOf, userIdOf } from './demo.ts'
import type { TestPortal } from './harness.ts'
import { type Person, usePerson } from './person.ts'
import type { Answer } from './request.ts'

export type Known = { id: string; version: number } & Record<string, any>

const wish = {
  kind: 'erasure',
  title: 'Löschung',
  text: 'Bitte löschen Sie die Akte 4711.',
}
export const concern = {
  norm: '§ 630f Abs. 3 BGB',
  reasoning: 'Die Frist läuft noch.',
  suspended: 'Das Löschen.',
  askedOfClient: 'Bitte bestätigen oder ändern Sie.',
}
/** That of the portal whose instructions go these ways: nothing is reported before it was given. */
const within = { clock: null as TestPortal['clock'] | null }
export const report = erasedBy(() => within.clock!)
export const quote = { amountCents: 12_000, basis: 'Zwei Stunden.' }

/**
 * The ways instructions of one client go: Lukas Huber gives them, Anna Berger is authorised beside him, Eva Brandl works
 * on them. Each way resolves to the instruction as it stands then.
 */
export function useWays(portal: TestPortal) {
  beforeAll(() => void Object.assign(within, { clock: portal.clock }))
  const people = {
    lukas: usePerson(portal, 'lukas.huber'),
    staff: usePerson(portal, 'eva.brandl'),
  }
  const clientId = clientIdOf('Sonnenhof')
  beforeAll(() =>
    putDown(
      portal.superuser,
      `insert into authorised_persons (id, client_id, user_id, name, function, email, valid_from)
       select gen_random_uuid(), $1, id, name, 'Leitung', email, '2020-01-01' from users where id = $2`,
      [clientId, userIdOf('Anna Berger')],
    ),
  )

  /** A body with a second factor nobody has used. */
  const coded = (body: object = {}, person = people.lukas) => ({
    ...body,
    secondFactor: { kind: 'totp', code: person.freshCode() },
  })
  /** A binding act as it is sent; `key`: of a click that is repeated. */
  const send = (
    known: Known,
    path: string,
    body: object,
    { person = people.lukas, key = crypto.randomUUID() }: { person?: Person; key?: string } = {},
  ): Promise<Answer> =>
    person.send('POST', `/instructions/${known.id}/${path}`, {
      body,
      headers: { 'if-match': `"${known.version}"`, 'idempotency-key': key },
    })
  const done = ({ status, body }: Answer): Known => {
    expect([status, body]).toEqual([status === 201 ? 201 : 200, body])
    return body
  }
  const act = async (known: Known, path: string, body: object = {}, person = people.lukas) =>
    done(await send(known, path, coded(body, person), { person }))
  const move = async ({ id }: Known, path: string, body: object = {}, person = people.staff) =>
    done(await person.send('POST', `/instructions/${id}/${path}`, { body }))

  const drafted = async (fields: object = {}, person = people.lukas) =>
    done(await person.send('POST', '/instructions', { body: { ...wish, ...fields } }))
  const given = async (fields: object = {}) => act(await drafted(fields), 'submission')
  const told = async (fields: object = {}) => {
    const oral = { channel: 'oral', toldBy: 'Lukas Huber', toldAt: portal.clock.now(), clientId }
    const body = { ...wish, ...oral, ...fields }
    return done(await people.staff.send('POST', '/instructions/oral', { body }))
  }
  const inReview = async (fields?: object) => move(await given(fields), 'acknowledgement')
  const suspended = async () => move(await inReview(), 'concern', concern)
  const quoted = async () => move(await inReview(), 'cost-estimate', quote)
  const executed = async () => move(await move(await inReview(), 'start'), 'execution', report)
  const withFourEyes = async <T>(work: (anna: Person) => Promise<T>): Promise<T> => {
    const set = (on: boolean) =>
      portal.superuser.query('update clients set four_eyes = $1 where id = $2', [on, clientId])
    await set(true)
    try {
      return await work(await portal.login('anna.berger'))
    } finally {
      await set(false)
    }
  }
  /** Signed once, by Anna Berger. */
  const presented = () =>
    withFourEyes(async (anna) => act(await drafted({}, anna), 'submission', {}, anna))
  const attach = async ({ id }: Known, name: string, content = name, person = people.lukas) => {
    const answer = await sendFile(portal.app, person, id, { name, content })
    return { status: answer.statusCode, body: answer.json<Known>() }
  }

  return {
    people,
    clientId,
    coded,
    send,
    done,
    act,
    move,
    read: async ({ id }: Known, person = people.lukas): Promise<Known> =>
      (await person.send('GET', `/instructions/${id}`)).body,
    drafted,
    given,
    told,
    inReview,
    suspended,
    quoted,
    executed,
    withFourEyes,
    presented,
    attach,
  }
}

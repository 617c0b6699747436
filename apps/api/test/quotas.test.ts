import { setImmediate as turn } from 'node:timers/promises'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { createJudge, watchLoad } from '../src/platform/http/load/shedding.ts'
import { sendFile } from './send-file.ts'
import { testSecrets } from './keys.ts'
import { usePortal } from './harness.ts'
import { makePdf } from './make-pdf.ts'
import { patience } from './patience.ts'
import { type Person, usePerson } from './person.ts'
import { send } from './request.ts'

const few = { person: 2, client: 3 }
const load = { isTooMuch: false }
const portal = usePortal({}, null, undefined, {
  quotas: {
    uploads: few,
    drafts: { person: 4, client: 6 },
    messages: few,
    renderings: few,
    reports: few,
    settings: few,
    trials: few,
    rounds: few,
  },
  isTooMuch: () => load.isTooMuch,
})
const lukas = usePerson(portal, 'lukas.huber')
const miriam = usePerson(portal, 'miriam.vogt')
const other = usePerson(portal, 'sabine.koch')
const staff = usePerson(portal, 'eva.brandl')
let instructions: Record<string, string>
beforeAll(async () => {
  const { rows } = await portal.superuser.query<{ id: string; number: string; name: string }>(
    `select i.id, c.name from instructions i join clients c on c.id = i.client_id where i.number is not null`,
  )
  instructions = Object.fromEntries(rows.map(({ id, name }) => [name, id]))
})

const wish = { kind: 'rectification', title: 'Berichtigung', text: 'Siehe Anlage.' }
const draft = (person: Person) => person.send('POST', '/instructions', { body: wish })
const write = (person: Person, id: string) =>
  person.send('POST', `/instructions/${id}/messages`, { body: { text: 'Bitte bald.' } })
const attach = (person: Person, id: string, app = portal.app) =>
  sendFile(app, person, id, { name: 'Bogen.pdf', content: makePdf() })
const ofSonnenhof = () => Object.entries(instructions).find(([name]) => name.includes('Sonnenhof'))!

describe('A3 C2 what one person and one client may cause in an hour', () => {
  it('is bounded for messages for all processes at once, and said with when there is more', async () => {
    const [, id] = ofSonnenhof()
    const another = await portal.another(testSecrets)
    const path = `/instructions/${id}/messages`
    const elsewhere = () =>
      send(another, 'POST', path, {
        body: { text: 'Bitte bald.' },
        headers: { cookie: lukas.cookie },
      })
    const before = [await write(lukas, id), await elsewhere()]
    expect(before.map(({ status }) => status)).toEqual([201, 201])
    const refused = await write(lukas, id)
    expect([refused.status, refused.body]).toEqual([
      429,
      expect.objectContaining({
        code: 'quota-exceeded',
        reason: 'messages',
        detail: expect.stringMatching(/^Das waren sehr viele Nachrichten in kurzer Zeit\./u),
      }),
    ])
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(3_000)
    expect((await elsewhere()).status).toBe(429)
    // A colleague has something left, and the whole client little.
    expect((await write(miriam, id)).status).toBe(201)
    expect((await write(miriam, id)).status).toBe(429)
    // The other side is somebody else.
    expect((await write(staff, id)).status).toBe(201)
    portal.clock.advance(3_601)
    for (const person of [lukas, other, staff]) await person.enter()
    expect((await write(lukas, id)).status).toBe(201)
    await another.close()
  })

  it('is bounded for drafts and files, and neither what is wrong nor another client counts', async () => {
    const person = lukas
    for (let n = 0; n < 6; n++)
      expect((await person.send('POST', '/instructions', { body: { kind: 7 } })).status).toBe(400)
    const drafts = [await draft(person), await draft(person), await draft(person)]
    expect(drafts.map(({ status }) => status)).toEqual([201, 201, 201])
    const [{ body }] = drafts as [(typeof drafts)[number]]
    expect((await draft(person)).status).toBe(201)
    expect((await draft(person)).body).toMatchObject({ code: 'quota-exceeded', reason: 'drafts' })
    expect((await draft(other)).status).toBe(201)
    const files = [await attach(person, body.id), await attach(person, body.id)]
    expect(files.map(({ statusCode }) => statusCode)).toEqual([201, 201])
    const refused = await attach(person, body.id)
    expect([refused.statusCode, refused.json().reason]).toEqual([429, 'uploads'])
  })

  it('is bounded for documents that are made when somebody asks first', async () => {
    const { rows } = await portal.superuser.query<{ id: string }>(
      `select instruction_id as id from execution_reports where deletion is not null`,
    )
    const [{ id }] = rows as [{ id: string }]
    const path = `/instructions/${id}/deletion-protocol`
    const answers = []
    for (let n = 0; n < 3; n++) answers.push((await staff.send('GET', path)).status)
    expect(answers).toEqual([200, 200, 429])
  })
})

it('A3 C2 every operation that makes drafts, messages, files or documents counts', async () => {
  const { paths } = (await portal.app.inject('/api/v1/openapi.json')).json()
  const counted = Object.values(paths).flatMap((methods: any) =>
    Object.values(methods)
      .filter(({ responses }: any) =>
        JSON.stringify(responses['429'] ?? '').includes('quota-exceeded'),
      )
      .map(({ operationId }: any): string => operationId),
  )
  expect(counted.toSorted()).toEqual([
    'acceptContractText',
    'attachInstructionFile',
    'changeProvider',
    'changeSubprocessor',
    'draftInstruction',
    'draftNotice',
    'getConcernDocument',
    'getDeletionProtocol',
    'getNoticeDocument',
    'getOfferDocument',
    'importClients',
    'importMeasures',
    'offerAgreements',
    'proposeChange',
    'publishContractText',
    'receiveInstruction',
    'recordInstruction',
    'recordSubprocessor',
    'renewInvitations',
    'reportFindings',
    'sendTrialMail',
    'startInvitationRound',
    'startToms',
    'uploadDocument',
    'uploadProviderLogo',
    'uploadSubprocessorFile',
    'writeInstructionMessage',
    'writeInstructionNote',
  ])
})

it('A3 a process that is late all the time knows it, and takes nothing on until it is not', async () => {
  const watched = watchLoad()
  try {
    const isTooMuch = async () => {
      // Longer than may be, a turn, and again: half of a window is late.
      const until = performance.now() + 320
      while (performance.now() < until);
      await turn()
      return watched.isTooMuch()
    }
    expect(watched.isTooMuch()).toBe(false)
    await vi.waitFor(async () => expect(await isTooMuch()).toBe(true), patience)
    await vi.waitFor(() => expect(watched.isTooMuch()).toBe(false), patience)
  } finally {
    watched.end()
  }
})

it('A3 whoever comes while there is too much to do is told when to come again, and health is answered', async () => {
  load.isTooMuch = true
  for (const path of ['/api/v1/session', '/api/v1/openapi.json', '/', '/api/v1/gone']) {
    const { statusCode, headers, body } = await portal.app.inject(path)
    expect([path, statusCode, headers['retry-after']]).toEqual([path, 503, '2'])
    expect(JSON.parse(body)).toMatchObject({ type: '/problems/unavailable', status: 503 })
  }
  for (const path of ['/healthz', '/readyz'])
    expect((await portal.app.inject(path)).statusCode).toBe(200)
  load.isTooMuch = false
  expect((await portal.app.inject('/api/v1/session')).statusCode).toBe(401)
})

it('A3 a process has too much to do when it is late most of the time for a while, not after a single block', () => {
  const judge = createJudge()
  expect([5_000, 5, 300, 300, 300, 300, 20].map(judge)).toEqual([
    false,
    false,
    false,
    false,
    true,
    true,
    false,
  ])
})

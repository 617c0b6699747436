import { canonicalJson } from '@portal/domain/canonical-json'
import { dateAt } from '@portal/domain/time'
import { beforeAll, describe, expect, it } from 'vitest'
import { holdRow, putDown, untilWaiting } from '../../test/database.ts'
import { clientIdOf } from '../../test/demo.ts'
import { usePortal } from '../../test/harness.ts'
import { addClients } from '../../test/more-clients.ts'
import { type Person, usePerson } from '../../test/person.ts'
import { makePdf } from '../../test/make-pdf.ts'
import { sha256Hex } from '../platform/crypto.ts'
import { examplePaper } from './example.ts'

const portal = usePortal()
const eva = usePerson(portal, 'eva.brandl')
const martin = usePerson(portal, 'martin.kreuz')
const lukas = usePerson(portal, 'lukas.huber')
const anna = usePerson(portal, 'anna.berger')
const jonas = usePerson(portal, 'jonas.weiss')
const miriam = usePerson(portal, 'miriam.vogt')
const petra = usePerson(portal, 'petra.lindenau')
const clientId = clientIdOf('Sonnenhof')

const rows = async (query: string, values: unknown[] = []) =>
  (await putDown(portal.superuser, query, values)).rows
const key = () => ({ 'idempotency-key': crypto.randomUUID() })
const at = (version: number) => ({ 'if-match': `"${version}"`, ...key() })

/** Keeps the scan of a paper, as the provider does before it records it. */
async function scanFor(client: string): Promise<string> {
  const form = new FormData()
  const file = new File([Uint8Array.from(makePdf())], 'AVV.pdf', { type: 'application/pdf' })
  for (const [name, value] of Object.entries({ clientId: client, kind: 'agreement', title: 'AVV' }))
    form.append(name, value)
  form.append('file', file)
  const encoded = new Response(form)
  const answer = await portal.app.inject({
    method: 'POST',
    url: '/api/v1/documents',
    headers: { cookie: eva.cookie, 'content-type': encoded.headers.get('content-type')! },
    payload: Buffer.from(await encoded.arrayBuffer()),
  })
  return answer.json().id
}

async function listed(): Promise<string[]> {
  const { body } = await eva.send('GET', '/subprocessors')
  return body.items.map(({ id }: { id: string }) => id)
}

async function paperFor(client: string, more: object = {}, terms: object = {}) {
  return {
    ...examplePaper,
    documentId: await scanFor(client),
    subprocessorIds: await listed(),
    ...more,
    terms: { ...examplePaper.terms, ...terms },
  }
}

const record = (body: object, person: Person = eva) =>
  person.send('POST', '/agreements', { body: { way: 'recorded', ...body }, headers: key() })
const read = async (id: string, person: Person = eva) =>
  (await person.send('GET', `/agreements/${id}`)).body
const revise = (id: string, version: number, body: object, person: Person = eva) =>
  person.send('POST', `/agreements/${id}/versions`, { body, headers: at(version) })
const answer = async (
  id: string,
  what: 'confirmation' | 'contest',
  person: Person,
  { seen, ...more }: { seen?: any; reason?: string } = {},
) => {
  const { version, documentSha256, termsSha256 } = seen ?? (await read(id, person))
  return person.send('POST', `/agreements/${id}/${what}`, {
    body: {
      documentSha256: documentSha256 ?? 'a'.repeat(64),
      termsSha256: termsSha256 ?? 'a'.repeat(64),
      ...more,
      secondFactor: { kind: 'totp', code: person.freshCode() },
    },
    headers: at(version ?? 1),
  })
}
const reason = 'Die Kündigungsfrist beträgt drei Monate.'
const history = async (id: string) =>
  (await eva.send('GET', `/agreements/${id}/history`)).body.items
const mails = async (kind: string) =>
  rows(
    `select u.name, m.number from mails m join users u on u.id = m.user_id where m.kind = $1 order by m.created_at, u.name`,
    [kind],
  )
const lines = async (id: string) =>
  (
    await rows(`select type from evidence_events where subject_id = $1 order by sequence`, [id])
  ).map(({ type }) => type)

/** Takes what there is out of the way: the client has no agreement in force from then on. */
const withoutAgreement = () =>
  rows(`alter table agreements disable trigger user`).then(async () => {
    await rows(`update agreements set ends_on = '2020-01-01' where client_id = $1`, [clientId])
    await rows(`alter table agreements enable trigger user`)
  })

async function recorded(more: object = {}, terms: object = {}): Promise<any> {
  await withoutAgreement()
  const made = await record({ clientId, ...(await paperFor(clientId, more, terms)) })
  if (made.status !== 201) throw new Error(JSON.stringify(made.body))
  return made.body
}

describe('an agreement that was signed on paper', () => {
  it('is recorded by the provider, holds from its first day, and is for the client to check', async () => {
    await withoutAgreement()
    const paper = await paperFor(clientId)
    const made = await record({ clientId, ...paper })
    expect([made.status, made.headers['etag']]).toEqual([201, '"1"'])
    expect(made.body).toMatchObject({
      number: expect.stringMatching(/^AVV-2026-\d{4}$/u),
      status: 'in_force',
      validFrom: '2024-04-01',
      reference: 'AVV 2021/17',
      answer: null,
      struckAt: null,
      documentId: paper.documentId,
    })
    const { terms, termsSha256, id, number } = made.body
    expect(termsSha256).toBe(sha256Hex(canonicalJson(terms)))
    expect(terms.subprocessors.map(({ name }: { name: string }) => name)).toEqual([
      'IONOS SE',
      'STRATO GmbH',
    ])
    expect(terms.measures).toHaveLength(12)
    expect(await lines(id)).toEqual(['agreement.recorded'])
    const told = (await mails('agreement.recorded')).filter((mail) => mail.number === number)
    expect(told.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Anna Berger', 'Lukas Huber', 'Jonas Weiß']),
    )
    const { tasks } = (await lukas.send('GET', '/home')).body
    expect(tasks).toContainEqual(
      expect.objectContaining({ kind: 'agreement', id, number, answer: null }),
    )
  })

  it('has its client say “that is not right”, the provider correct it, and the client confirm it', async () => {
    const { id, number } = await recorded()
    const contested = await answer(id, 'contest', lukas, { reason })
    expect([contested.status, contested.body.answer]).toEqual([200, 'contested'])
    expect((await eva.send('GET', '/home')).body.tasks).toContainEqual(
      expect.objectContaining({ kind: 'agreement', id, answer: 'contested' }),
    )
    const period = { count: 3, unit: 'months' }
    const corrected = await revise(id, 1, {
      supersedes: 'correction',
      ...(await paperFor(clientId, {}, { noticePeriod: period })),
    })
    expect([corrected.status, corrected.body.version, corrected.body.answer]).toEqual([
      201,
      2,
      null,
    ])
    const versions = (await lukas.send('GET', `/agreements/${id}/versions`)).body.items
    expect(versions.map((each: any) => [each.version, each.correctedBy])).toEqual([
      [2, null],
      [1, 2],
    ])
    expect((await lukas.send('GET', `/agreements/${id}?version=1`)).status).toBe(200)
    const confirmed = await answer(id, 'confirmation', anna)
    expect([confirmed.status, confirmed.body.answer]).toEqual([200, 'confirmed'])
    expect((await history(id)).map((each: any) => [each.move, each.version, each.by])).toEqual([
      ['record', 1, 'Eva Brandl'],
      ['contest', 1, 'Lukas Huber'],
      ['correct', 2, 'Eva Brandl'],
      ['confirm', 2, 'Anna Berger'],
    ])
    expect(await lines(id)).toEqual([
      'agreement.recorded',
      'agreement.contested',
      'agreement.corrected',
      'agreement.confirmed',
    ])
    const { items } = (await lukas.send('GET', `/receipts?agreementId=${id}`)).body
    expect(items.map((each: any) => [each.act, each.subject])).toEqual([
      ['agreement.confirmed', { kind: 'agreement', id, number, title: number, revision: 2 }],
      ['agreement.contested', { kind: 'agreement', id, number, title: number, revision: 1 }],
    ])
    for (const receipt of items) {
      const letter = await lukas.send('GET', `/receipts/${receipt.id}/content`)
      expect([letter.status, letter.headers['content-type']]).toEqual([200, 'application/pdf'])
    }
    expect((await answer(id, 'contest', lukas, { reason })).status).toBe(409)
    const late = await revise(id, 2, { supersedes: 'correction', ...(await paperFor(clientId)) })
    expect([late.status, late.body.code]).toEqual([409, 'illegal-move'])
  })

  it('may be confirmed after the provider has answered the contest and stayed with it', async () => {
    const { id } = await recorded()
    await answer(id, 'contest', lukas, { reason })
    const isTask = async (person: Person) =>
      (await person.send('GET', '/home')).body.tasks.some((task: any) => task.id === id)
    expect([await isTask(lukas), await isTask(eva)]).toEqual([false, true])
    const replied = await eva.send('POST', `/agreements/${id}/reply`, {
      body: { reason: 'So steht es auf Seite 2.' },
      headers: at(1),
    })
    expect([replied.status, replied.body.answer]).toEqual([200, 'contested'])
    expect([await isTask(lukas), await isTask(eva)]).toEqual([true, false])
    expect((await answer(id, 'confirmation', lukas)).body.answer).toBe('confirmed')
  })

  it('is struck with a reason as long as nobody has confirmed it, and says so for ever', async () => {
    const { id } = await recorded()
    const strike = () =>
      eva.send('POST', `/agreements/${id}/striking`, {
        body: { reason: 'Vertrag eines anderen Auftraggebers' },
        headers: at(1),
      })
    const struck = await strike()
    expect([struck.status, struck.body.status]).toEqual([200, 'struck'])
    expect((await strike()).status).toBe(409)
    expect((await answer(id, 'confirmation', lukas)).status).toBe(409)
    expect((await read(id, lukas)).status).toBe('struck')
    const again = await record({ clientId, ...(await paperFor(clientId)) })
    expect(again.status).toBe(201)
    await answer(again.body.id, 'confirmation', lukas)
    const kept = await eva.send('POST', `/agreements/${again.body.id}/striking`, {
      body: { reason: 'x' },
      headers: at(1),
    })
    expect(kept.body).toMatchObject({ code: 'illegal-move', from: 'confirmed' })
  })

  it('is amended by a later paper, which holds from its own first day', async () => {
    const { id } = await recorded()
    await answer(id, 'confirmation', lukas)
    const tomorrow = dateAt(new Date(Date.parse(portal.clock.now()) + 86_400_000).toISOString())
    const early = await revise(id, 1, { supersedes: 'amendment', ...(await paperFor(clientId)) })
    expect(early.body.issues).toMatchObject([{ path: '/terms/startsOn', code: 'not-later' }])
    const amended = await revise(id, 1, {
      supersedes: 'amendment',
      ...(await paperFor(clientId, {}, { startsOn: tomorrow })),
    })
    expect(amended.body).toMatchObject({ version: 2, status: 'in_force', answer: null })
    const [second, first] = (await eva.send('GET', `/agreements/${id}/versions`)).body.items
    expect([second.validFrom, first.validUntil < tomorrow, first.correctedBy]).toEqual([
      tomorrow,
      true,
      null,
    ])
  })

  it('is recorded once: of two at the same time the second finds the first', async () => {
    await withoutAgreement()
    const paper = await paperFor(clientId)
    const answers = await Promise.all([
      record({ clientId, ...paper }),
      record({ clientId, ...paper }),
    ])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409])
    expect(answers.find(({ status }) => status === 409)!.body).toMatchObject({
      rule: 'has-agreement',
    })
  })

  it('is found by where it stands', async () => {
    const { id } = await recorded()
    const of = async (standing: string) =>
      (await eva.send('GET', `/agreements?standing=${standing}&limit=100`)).body.items.map(
        (each: any) => each.id,
      )
    expect(await of('unanswered')).toContain(id)
    expect(await of('in_force')).toContain(id)
    await answer(id, 'contest', lukas, { reason })
    expect([await of('unanswered'), await of('contested')]).toEqual([
      expect.not.arrayContaining([id]),
      [id],
    ])
    expect(await of('ended')).not.toContain(id)
    expect((await eva.send('GET', '/agreements?standing=x')).status).toBe(400)
  })
})

describe('what is refused', () => {
  let one: any
  beforeAll(async () => {
    one = await recorded()
  })

  it('another client’s scan, an unknown client, subprocessor or version of measures, and a signature in days to come', async () => {
    await withoutAgreement()
    const paper = await paperFor(clientId)
    const other = clientIdOf('Lindenau')
    const id = '0198c5a2-0000-7000-8000-000000000009'
    const of = async (body: object) => {
      const { status, body: said } = await record({ clientId, ...paper, ...body })
      return [status, ...(said.issues ?? []).map(({ path }: { path: string }) => path)]
    }
    expect(await of({ documentId: await scanFor(other) })).toEqual([400, '/documentId'])
    expect(await of({ clientId: id })).toEqual([400, '/clientId'])
    expect(await of({ subprocessorIds: [id] })).toEqual([400, '/subprocessorIds'])
    expect(await of({ terms: { ...paper.terms, tomVersion: 99 } })).toEqual([
      400,
      '/terms/tomVersion',
    ])
    const signed = (signedOn: string) => ({ ...paper.terms.controller, signedOn })
    expect(await of({ terms: { ...paper.terms, controller: signed('2199-01-01') } })).toEqual([
      400,
      '/terms/controller/signedOn',
    ])
    expect(await of({ terms: { ...paper.terms, endsOn: '2024-03-31' } })).toEqual([
      400,
      '/terms/endsOn',
    ])
    expect(await of({ answer: 'confirmed' })).toEqual([400, '/answer'])
    const twice = { clause: '2', text: 'x', effect: { kind: 'no-general-consent' } }
    expect(await of({ terms: { ...paper.terms, deviations: [twice, twice] } })).toEqual([
      400,
      '/terms/deviations',
    ])
  })

  it('a viewer, a member without authority, another client’s people, the provider itself, and an auditor', async () => {
    one = await recorded()
    const codes: unknown[] = []
    for (const person of [jonas, miriam, petra, eva]) {
      const { status } = await answer(one.id, 'confirmation', person, { seen: one })
      codes.push(status)
    }
    expect(codes).toEqual([403, 403, 404, 403])
    for (const person of [martin, lukas])
      expect((await record({ clientId, ...examplePaper }, person)).status).toBe(403)
    expect((await petra.send('GET', `/agreements/${one.id}/history`)).status).toBe(404)
    expect(
      (await revise(one.id, 1, { supersedes: 'correction', ...examplePaper }, lukas)).status,
    ).toBe(403)
    expect((await read(one.id)).answer).toBeNull()
  })

  it('an answer over another scan, other terms or an earlier version, without or with a used second factor', async () => {
    one = await recorded()
    const wrong = 'f'.repeat(64)
    for (const seen of [
      { ...one, documentSha256: wrong },
      { ...one, termsSha256: wrong },
      { ...one, version: 7 },
    ])
      expect((await answer(one.id, 'confirmation', lukas, { seen })).status).toBe(412)
    const { documentSha256, termsSha256 } = one
    const without = await lukas.send('POST', `/agreements/${one.id}/confirmation`, {
      body: { documentSha256, termsSha256 },
      headers: at(1),
    })
    expect(without.body.code).toBe('step-up-required')
    const unseen = await lukas.send('POST', `/agreements/${one.id}/confirmation`, {
      body: { documentSha256, termsSha256 },
      headers: key(),
    })
    expect(unseen.status).toBe(428)
    expect((await read(one.id)).answer).toBeNull()
  })

  it('a client confirms what the provider corrects just then: whoever comes second is told so', async () => {
    one = await recorded()
    const paper = await paperFor(clientId)
    const release = await holdRow(portal, 'select from agreements where id = $1 for update', [
      one.id,
    ])
    const code = lukas.freshCode()
    const confirming = lukas.send('POST', `/agreements/${one.id}/confirmation`, {
      body: {
        documentSha256: one.documentSha256,
        termsSha256: one.termsSha256,
        secondFactor: { kind: 'totp', code },
      },
      headers: at(1),
    })
    await untilWaiting(portal, 1)
    const correcting = revise(one.id, 1, { supersedes: 'correction', ...paper })
    await untilWaiting(portal, 2)
    await release()
    const statuses = (await Promise.all([confirming, correcting])).map(({ status }) => status)
    expect([
      [200, 409],
      [412, 201],
    ]).toContainEqual(statuses)
  })

  it('a change of what was said, by whoever in the database', async () => {
    one = await recorded()
    await answer(one.id, 'contest', lukas, { reason })
    for (const statement of [
      `update agreement_events set reason = 'x'`,
      `delete from agreement_events`,
      `delete from agreements where id = '${one.id}'`,
      `update agreements set number = 'x' where id = '${one.id}'`,
    ])
      await expect(portal.superuser.query(statement)).rejects.toMatchObject({ code: '23001' })
  })
})

describe('an instruction', () => {
  const draft = async (kind = 'other') =>
    (await lukas.send('POST', '/instructions', { body: { kind, title: 'Titel', text: 'Text' } }))
      .body
  const submit = ({ id, version }: { id: string; version: number }) =>
    lukas.send('POST', `/instructions/${id}/submission`, {
      body: { secondFactor: { kind: 'totp', code: lukas.freshCode() } },
      headers: at(version),
    })
  const agreementIn = async (id: string) => {
    const { raw } = await lukas.send('GET', `/instructions/${id}/receipt.jws`)
    const jws = raw.toString()
    return JSON.parse(Buffer.from(jws.split('.')[1]!, 'base64url').toString()).agreement
  }

  it('rests on an agreement in force, contested or not, and its receipt says which and what its client says of it', async () => {
    const { id, number } = await recorded()
    await answer(id, 'contest', lukas, { reason })
    const given = await submit(await draft())
    expect(given.status).toBe(200)
    expect(given.body.contestedAgreement).toEqual({ id, number })
    expect(await agreementIn(given.body.id)).toEqual({
      number,
      version: 1,
      validFrom: '2024-04-01',
      answer: 'contested',
    })
  })

  it('is refused where none is in force, but for what is left to do once one has ended', async () => {
    await recorded()
    await withoutAgreement()
    const refused = await submit(await draft())
    expect(refused.body).toMatchObject({ code: 'conflict', rule: 'no-agreement' })
    expect((await submit(await draft('erasure'))).status).toBe(200)
    expect((await submit(await draft('return'))).status).toBe(200)
  })
})

describe('a deadline', () => {
  const preview = async (body: object) =>
    (await lukas.send('POST', '/deadline-previews', { body })).body

  it('is computed with its reasoning, by the period that was agreed', async () => {
    expect(await preview({ rule: 'objection', from: '2026-12-03' })).toMatchObject({
      endsOn: '2026-12-17',
      source: '§§ 187 (1), 188 (2), 193 BGB',
    })
    expect((await preview({ rule: 'objection', from: '2026-12-11' })).endsOn).toBe('2026-12-28')
    expect(
      (
        await preview({
          rule: 'termination',
          from: '2026-11-30',
          period: { count: 3, unit: 'months' },
        })
      ).endsOn,
    ).toBe('2027-02-28')
    expect((await preview({ rule: 'termination', from: '2026-11-28' })).endsOn).toBe('2026-12-26')
    expect((await preview({ rule: 'authority-72h', from: '2026-12-01T08:20:00Z' })).endsAt).toBe(
      '2026-12-04T09:00:00.000Z',
    )
    expect((await preview({ rule: 'retention', from: '2026-06-30' })).endsOn).toBe('2029-12-31')
    expect((await preview({ rule: 'review', from: '2024-02-29' })).endsOn).toBe('2025-02-28')
    expect((await lukas.send('POST', '/deadline-previews', { body: { rule: 'x' } })).status).toBe(
      400,
    )
  })
})

describe('the deadlines of two clients', () => {
  const lindenau = clientIdOf('Lindenau')
  const endOf = async (person: Person, agreementId: string, rule: string, from: string) =>
    (await person.send('POST', '/deadline-previews', { body: { rule, from, agreementId } })).body

  it('differ as their agreements do, whose terms say the periods, and the later paper from its own day', async () => {
    const notice = { count: 3, unit: 'months' }
    const objection = { count: 6, unit: 'weeks' }
    const deviations = [
      {
        clause: '2',
        text: 'Die Frist der Kündigung beträgt drei Monate.',
        effect: { kind: 'notice-period', period: notice },
      },
      {
        clause: '7.2',
        text: 'Der Auftraggeber widerspricht binnen sechs Wochen.',
        effect: { kind: 'objection-period', period: objection },
      },
    ]
    const own = await recorded({}, { deviations })
    await rows(`alter table agreements disable trigger user`)
    await rows(`update agreements set ends_on = '2020-01-01' where client_id = $1`, [lindenau])
    await rows(`alter table agreements enable trigger user`)
    const ordinary = await paperFor(lindenau, {}, { deviations: [] })
    const { body: other } = await record({ clientId: lindenau, ...ordinary })
    const day = '2026-11-30'
    for (const [person, { id }, ends] of [
      [lukas, own, { termination: '2027-02-28', objection: '2027-01-11' }],
      [petra, other, { termination: '2026-12-28', objection: '2026-12-14' }],
    ] as const)
      for (const [rule, endsOn] of Object.entries(ends)) {
        expect(await endOf(person, id, rule, day)).toMatchObject({ rule, endsOn })
        expect((await endOf(eva, id, rule, day)).endsOn).toBe(endsOn)
      }
    expect((await endOf(petra, own.id, 'termination', day)).status).toBe(404)
    const later = await paperFor(clientId, {}, { startsOn: '2027-01-01', deviations: [] })
    const amended = await revise(own.id, 1, { supersedes: 'amendment', ...later })
    expect(amended.status).toBe(201)
    expect((await endOf(lukas, own.id, 'termination', day)).endsOn).toBe('2027-02-28')
    expect((await endOf(lukas, own.id, 'termination', '2027-01-04')).endsOn).toBe('2027-02-01')
  })

  it('end for an objection nowhere where each change needs consent, and no period is said twice', async () => {
    const effect = { kind: 'no-general-consent' }
    const { id } = await recorded({}, { deviations: [{ clause: '7.2', text: 'Nur so.', effect }] })
    expect(await endOf(lukas, id, 'objection', '2026-12-03')).toMatchObject({
      code: 'invalid',
      issues: [{ path: '/agreementId' }],
    })
    const body = { rule: 'termination', from: '2026-12-03', agreementId: id }
    const twice = { ...body, period: { count: 1, unit: 'weeks' } }
    expect((await lukas.send('POST', '/deadline-previews', { body: twice })).status).toBe(400)
  })
})

it('has a client without agreement told so', async () => {
  await addClients(portal.superuser, 1)
  const [{ id }] = await rows(`select id from clients where name = 'Praxis 1'`)
  const { body } = await eva.send('GET', `/agreements?clientId=${id}`)
  expect(body.items).toEqual([])
})

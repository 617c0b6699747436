import { canonicalJson } from '@portal/domain/canonical-json'
import { boundUntilFrom } from '@portal/domain/agreements/bound-until'
import { passau } from '@portal/domain/region'
import { dateAt, later, span, startOf } from '@portal/domain/time'
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { holdRow, putDown, untilWaiting } from '../../../test/database.ts'
import { clientIdOf } from '../../../test/demo.ts'
import { usePortal } from '../../../test/harness.ts'
import { addClients } from '../../../test/more-clients.ts'
import { type Person, usePerson } from '../../../test/person.ts'
import { readPdf } from '../../../test/read-pdf.ts'
import { send as sendAsNobody } from '../../../test/request.ts'
import { useFolder } from '../../../test/use.ts'
import { keepLateRows } from '../../evidence/late-rows.ts'
import { sha256Hex } from '../../platform/crypto.ts'
import { SignatureRecord } from '../../receipts/record.ts'
import { examplePaper } from '../example.ts'
import { watchOffers } from './clockwork.ts'
import { createOfferSending } from './sending.ts'

const portal = usePortal()
const eva = usePerson(portal, 'eva.brandl')
const martin = usePerson(portal, 'martin.kreuz')
const lukas = usePerson(portal, 'lukas.huber')
const anna = usePerson(portal, 'anna.berger')
const jonas = usePerson(portal, 'jonas.weiss')
const petra = usePerson(portal, 'petra.lindenau')
const clientId = clientIdOf('Sonnenhof')
const folder = useFolder()

const rows = async (query: string, values: unknown[] = []) =>
  (await putDown(portal.superuser, query, values)).rows
const key = () => ({ 'idempotency-key': randomUUID() })
const at = (version: number) => ({ 'if-match': `"${version}"`, ...key() })
const means = () => ({ enqueue: portal.jobs.enqueue, evidence: portal.evidence })
const work = (batchId: string) =>
  createOfferSending({
    worker: portal.connections.worker,
    clock: portal.clock.now,
    ...means(),
  })({ batchId }, { tries: 0, last: false, signal: new AbortController().signal })

const {
  controller: _,
  processor: __,
  authorisedPersons: ___,
  objectionPeriod: ____,
  ...given
} = examplePaper.terms
const terms = { ...given, startsOn: null, deviations: [] }

async function listed(): Promise<string[]> {
  const { body } = await eva.send('GET', '/subprocessors')
  return body.items.map(({ id }: { id: string }) => id)
}
const inDays = (days: number) =>
  dateAt(new Date(Date.parse(portal.clock.now()) + days * 86_400_000).toISOString())
async function offerBody(clients: string[] | string, more: object = {}) {
  const openUntil = inDays(28)
  return { clients, openUntil, terms: { ...terms, ...more }, subprocessorIds: await listed() }
}
const offer = async (
  clients: string[] | string,
  more: object = {},
  person: Person = eva,
  query = '',
) =>
  person.send('POST', `/agreement-offer-batches${query}`, {
    body: await offerBody(clients, more),
    headers: key(),
  })

/** Somebody who may do anything in the database, with all triggers off. */
async function forge(query: string, values: unknown[] = []) {
  await portal.superuser.query('set session_replication_role = replica')
  await portal.superuser.query(query, values)
  await portal.superuser.query('reset session_replication_role')
}

/** What the database says to whoever may do anything but that. */
async function refused(query: string, values: unknown[]): Promise<string> {
  const said = await rows(query, values).catch(({ message }: Error) => message)
  await portal.superuser.query('rollback')
  return String(said)
}

async function withdrawAll(of: string | null): Promise<void> {
  await rows('alter table agreement_offers disable trigger user')
  await rows(
    `update agreement_offers set status = 'withdrawn', ended_at = now(), reason = 'x'
      where ($1::uuid is null or client_id = $1::uuid) and ended_at is null`,
    [of],
  )
  await rows('alter table agreement_offers enable trigger user')
}
// What the demonstration offers would be counted with.
beforeAll(() => withdrawAll(null))

/** Takes agreements and open offers out of the way, as nobody can. */
async function freed(of = clientId) {
  await rows('alter table agreements disable trigger user')
  await rows(`update agreements set ends_on = '2020-01-01' where client_id = $1`, [of])
  await rows('alter table agreements enable trigger user')
  await rows('update clients set agreement_until = null where id = $1', [of])
  await withdrawAll(of)
}

async function offered(more: object = {}, beside: object = {}): Promise<any> {
  await freed()
  const made = await eva.send('POST', '/agreement-offer-batches', {
    body: { ...(await offerBody([clientId], more)), ...beside },
    headers: key(),
  })
  if (made.status !== 201) throw new Error(JSON.stringify(made.body))
  await work(made.body.id)
  const { items } = (await eva.send('GET', `/agreement-offers?batchId=${made.body.id}`)).body
  return read(items[0].id)
}
const read = async (id: string, person: Person = eva) =>
  (await person.send('GET', `/agreement-offers/${id}`)).body

const details = {
  name: 'Physiotherapie Sonnenhof GbR',
  address: { street: 'Ludwigstraße 12', postalCode: '94032', city: 'Passau', country: 'DE' },
  professionalSecrecy: true,
  serviceAgreement: 'Wartungsvertrag vom 3. März 2026',
  dataCategories: ['master-data', 'health-data', 'Trainingspläne'],
  dataSubjects: ['employees', 'patients', 'Angehörige'],
  liability: 'Die Haftung ist auf Vorsatz und grobe Fahrlässigkeit beschränkt.',
  authorisedPersons: [
    { name: 'Jonas Weiß', function: 'Therapeut', phone: null, email: jonas.email },
    { name: 'Vera Neu', function: 'Empfang', phone: '0851 1', email: 'vera.neu@sonnenhof.example' },
  ],
}
const fill = (id: string, version: number, body: object = details, person: Person = anna) =>
  person.send('PUT', `/agreement-offers/${id}/details`, { body, headers: at(version) })
const sign = async (
  { id, version, contractSha256, boundIfSignedToday }: any,
  what: 'signature' | 'countersignature' = 'signature',
  person: Person = anna,
  more: object = {},
) =>
  person.send('POST', `/agreement-offers/${id}/${what}`, {
    body: {
      contractSha256,
      function: 'Inhaberin',
      place: 'Passau',
      authority: { kind: 'owner', note: null },
      secondFactor: { kind: 'totp', code: person.freshCode() },
      ...(what === 'signature' && { boundUntil: boundIfSignedToday }),
      ...more,
    },
    headers: at(version),
  })
async function signed(more: object = {}, beside: object = {}): Promise<any> {
  const { id, version } = await offered(more, beside)
  await fill(id, version)
  const answer = await sign(await read(id, anna))
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return answer.body
}
const lines = async (id: string) =>
  (
    await rows('select type from evidence_events where subject_id = $1 order by sequence', [id])
  ).map(({ type }) => type)
const mails = async (kind: string, number: string) =>
  (
    await rows(
      `select u.name from mails m join users u on u.id = m.user_id where m.kind = $1 and m.number = $2 order by u.name`,
      [kind, number],
    )
  ).map(({ name }) => name)
const end = (
  id: string,
  what: string,
  version: number,
  person: Person,
  reason = 'Anders geeinigt.',
) =>
  person.send('POST', `/agreement-offers/${id}/${what}`, { body: { reason }, headers: at(version) })

const program = new URL('../../../../../packages/verify/src/main.ts', import.meta.url).pathname
/** What `avv-verify` says of each of these files, with the keys and the log. */
const verified = (files: string[]) =>
  new Promise<any[]>((resolve) => {
    const words = ['receipt', ...files, '--jwks', 'jwks.json', '--log', 'log.ndjson', '--json']
    execFile(process.execPath, [program, ...words], { cwd: folder }, (_error, out) =>
      resolve(JSON.parse(out).files),
    )
  })

describe('an agreement that is concluded in the portal', () => {
  it('is offered by the provider, waits for the client’s manager, and everybody of the client learns of it', async () => {
    const { id, number, ...shown } = await offered()
    expect(shown).toMatchObject({
      status: 'offered',
      offeredBy: 'Eva Brandl',
      filledIn: null,
      missing: [],
      proposed: { dataSubjects: ['employees', 'patients'], professionalSecrecy: true },
    })
    expect(shown.terms.controller).toEqual({
      name: expect.stringContaining('Sonnenhof'),
      address: expect.any(Object),
    })
    expect(shown.terms.subprocessors.map(({ name }: any) => name)).toEqual([
      'IONOS SE',
      'STRATO GmbH',
    ])
    expect(await lines(id)).toEqual(['agreement.offered'])
    expect(await mails('agreement.offered', number)).toEqual(
      expect.arrayContaining(['Anna Berger', 'Lukas Huber', 'Jonas Weiß']),
    )
    const tasksOf = async (person: Person) =>
      (await person.send('GET', '/home')).body.tasks.filter(({ kind }: any) => kind === 'offer')
    expect(await tasksOf(anna)).toEqual([
      expect.objectContaining({ id, number, status: 'offered' }),
    ])
    expect(await tasksOf(lukas)).toEqual([])
    expect(await tasksOf(eva)).toEqual([])
  })

  it('is filled in, signed by one side and the other, and then stands as an agreement in force with all that hangs on it', async () => {
    const before = await offered()
    const filled = await fill(before.id, before.version)
    expect([filled.status, filled.headers['etag']]).toEqual([200, '"2"'])
    expect(filled.body).toMatchObject({
      filledIn: details,
      terms: { liability: details.liability },
    })
    expect(filled.body.contractSha256).not.toBe(before.contractSha256)
    const first = await sign(filled.body)
    expect(first.status).toBe(200)
    expect(first.body).toMatchObject({
      status: 'signed',
      terms: {
        controller: {
          name: details.name,
          signedBy: 'Anna Berger',
          function: 'Inhaberin',
          signedAt: 'Passau',
          signedOn: dateAt(portal.clock.now()),
          authority: { kind: 'owner', note: null },
        },
      },
    })
    expect(await mails('agreement.signed', before.number)).toContain('Eva Brandl')
    const { tasks } = (await eva.send('GET', '/home')).body
    expect(tasks).toContainEqual(expect.objectContaining({ kind: 'offer', status: 'signed' }))

    const second = await sign(first.body, 'countersignature', eva, { function: 'Vertrieb' })
    expect(second.body).toMatchObject({
      status: 'concluded',
      terms: { processor: { signedBy: 'Eva Brandl' } },
    })
    const agreement = (await anna.send('GET', `/agreements/${before.id}`)).body
    const today = dateAt(portal.clock.now())
    expect(agreement).toMatchObject({
      number: before.number,
      status: 'in_force',
      way: 'concluded',
      answer: 'confirmed',
      validFrom: today,
      terms: {
        startsOn: today,
        dataCategories: details.dataCategories,
        serviceAgreement: details.serviceAgreement,
      },
    })
    expect(agreement.termsSha256).toBe(sha256Hex(canonicalJson(agreement.terms)))
    expect(await lines(before.id)).toEqual([
      'agreement.offered',
      'agreement.signed',
      'agreement.concluded',
    ])
    const history = (await anna.send('GET', `/agreement-offers/${before.id}/history`)).body.items
    expect(history.map(({ move, by, receiptId }: any) => [move, by, receiptId !== null])).toEqual([
      ['offer', 'Eva Brandl', false],
      ['sign', 'Anna Berger', true],
      ['countersign', 'Eva Brandl', true],
    ])
    const register = (await anna.send('GET', `/clients/${clientId}/authorised-persons`)).body.items
    const vera = register.find(({ name }: any) => name === 'Vera Neu')
    expect(vera).toMatchObject({
      function: 'Empfang',
      validFrom: today,
      ground: {
        kind: 'agreement',
        side: 'client',
        by: 'Anna Berger',
        document: { id: agreement.documentId },
      },
    })
    const engaged = (await anna.send('GET', '/subprocessors')).body.items
    expect(engaged.map(({ name }: any) => name)).toEqual(
      expect.arrayContaining(['IONOS SE', 'STRATO GmbH']),
    )
  })

  it('leaves a sealed PDF, whose hash the log and the provider’s receipt name, and which says who signed', async () => {
    const first = await signed()
    await sign(first, 'countersignature', eva)
    const { documentSha256 } = (await anna.send('GET', `/agreements/${first.id}`)).body
    const answer = await portal.app.inject({
      method: 'GET',
      url: `/api/v1/agreements/${first.id}/document`,
      headers: { cookie: anna.cookie },
    })
    expect(sha256Hex(answer.rawPayload)).toBe(documentSha256)
    const pdf = await readPdf(answer.rawPayload)
    expect(pdf.fields).toMatchObject([
      { page: 1, name: 'Siegel', words: `Auftragsverarbeitungsvertrag ${first.number}` },
    ])
    for (const word of [
      'Anna Berger',
      'Eva Brandl',
      'Trainingspläne',
      'Elektronisch unterschrieben im Portal',
    ])
      expect(pdf.text).toContain(word)
    const log = (await anna.send('GET', `/evidence?subjectId=${first.id}&type=agreement.concluded`))
      .body
    expect(log.items[0].data).toMatchObject({
      paper: { sha256: documentSha256, certificateSha256: portal.fingerprint },
      contractSha256: first.contractSha256,
    })
    await writeFile(join(folder, 'avv.pdf'), answer.rawPayload)
    const { items } = (await anna.send('GET', `/receipts?offerId=${first.id}`)).body
    expect(items.map(({ act, subject }: any) => [act, subject.kind])).toEqual([
      ['agreement.concluded', 'offer'],
      ['agreement.signed', 'offer'],
    ])
    for (const { id, number, act } of items) {
      const letter = await portal.documents()({ receiptId: id, clientId })
      expect((await readPdf(letter.content)).text).toContain(number)
      await writeFile(join(folder, `${act}.pdf`), letter.content)
    }
    await keepLateRows(portal.connections.worker, portal.evidence, portal.clock.now)
    await writeFile(join(folder, 'log.ndjson'), (await anna.send('GET', '/evidence/export')).raw)
    const keys = await sendAsNobody(portal.app, 'GET', '/.well-known/jwks.json')
    await writeFile(join(folder, 'jwks.json'), keys.raw)
    const said = await verified(['agreement.concluded.pdf', 'agreement.signed.pdf', 'avv.pdf'])
    expect(said.map(({ findings }: any) => findings)).toEqual([[], [], []])
    expect(said[0]).toMatchObject({ act: 'agreement.concluded', givenBy: 'Eva Brandl' })
    expect(said[1]).toMatchObject({ act: 'agreement.signed', givenBy: 'Anna Berger' })
    expect(said[2]).toMatchObject({ paper: { kind: 'agreement', number: first.number } })
  })

  it('is not signed twice, after its last day, unfilled, unseen or by whoever may not', async () => {
    const { id, version, ...rest } = await offered({ dataCategories: [] })
    expect((await sign({ id, version, ...rest })).body).toMatchObject({
      code: 'conflict',
      rule: 'not-filled-in',
    })
    await fill(id, version, { ...details, dataCategories: [] })
    const incomplete = await read(id, anna)
    expect(incomplete.missing).toEqual(['dataCategories'])
    expect((await sign(incomplete)).body).toMatchObject({
      code: 'invalid',
      issues: [{ path: '/details/dataCategories', code: 'required' }],
    })
    const ready = (await fill(id, incomplete.version)).body
    for (const person of [jonas, lukas, eva, martin])
      expect((await sign(ready, 'signature', person)).status).toBe(403)
    expect((await sign(ready, 'signature', petra)).status).toBe(404)
    expect((await sign({ ...ready, contractSha256: 'a'.repeat(64) })).body.code).toBe('stale')
    expect((await sign({ ...ready, version: 1 })).body.code).toBe('stale')
    expect((await sign(ready, 'signature', anna, { secondFactor: undefined })).body.code).toBe(
      'step-up-required',
    )
    expect((await sign(ready, 'countersignature', eva)).body.code).toBe('illegal-move')
    const first = (await sign(ready)).body
    expect((await sign(first)).body).toMatchObject({ code: 'illegal-move', from: 'signed' })
    expect((await fill(id, first.version)).body.code).toBe('illegal-move')
    expect((await end(id, 'refusal', first.version, anna)).body.code).toBe('illegal-move')
    expect((await sign(first, 'countersignature', martin)).status).toBe(403)
    expect((await sign(first, 'countersignature', anna)).status).toBe(403)
    expect(await lines(id)).toEqual(['agreement.offered', 'agreement.signed'])
  })

  it('is not signed by a client once the provider has taken it back a moment before', async () => {
    const { id, version } = await offered()
    const ready = (await fill(id, version)).body
    const release = await holdRow(
      portal,
      `update agreement_offers set status = 'withdrawn', reason = 'x', ended_at = now(), version = version + 1 where id = $1`,
      [id],
    )
    const late = sign(ready)
    await untilWaiting(portal, 1)
    await release()
    expect((await late).body.code).toBe('stale')
    expect((await read(id, anna)).status).toBe('withdrawn')
    expect(await lines(id)).toEqual(['agreement.offered'])
  })

  it('is declined or withdrawn with a reason that both read, and reminded of once a day', async () => {
    const { id, version } = await offered()
    const remind = (v: number) =>
      eva.send('POST', `/agreement-offers/${id}/reminder`, { headers: at(v) })
    expect((await remind(version)).body).toMatchObject({ code: 'conflict', rule: 'reminded' })
    portal.clock.advance(86_400)
    await Promise.all([eva.enter(), anna.enter()])
    const reminded = await remind(version)
    expect(reminded.status).toBe(200)
    expect(await mails('agreement.offer_reminder', reminded.body.number)).toContain('Anna Berger')
    const declined = await end(id, 'refusal', reminded.body.version, anna, 'Zu lange Laufzeit.')
    expect(declined.body).toMatchObject({ status: 'declined', reason: 'Zu lange Laufzeit.' })
    expect((await read(id)).reason).toBe('Zu lange Laufzeit.')
    expect((await end(id, 'withdrawal', declined.body.version, eva)).body.code).toBe('illegal-move')

    const first = await signed()
    const withdrawn = await end(first.id, 'withdrawal', first.version, eva)
    expect(withdrawn.body).toMatchObject({ status: 'withdrawn', reason: 'Anders geeinigt.' })
    expect((await sign(withdrawn.body, 'countersignature', eva)).body.code).toBe('illegal-move')
    expect((await anna.send('GET', `/agreements/${first.id}`)).status).toBe(404)
  })

  it('is over after its last day where the client has not signed, with word to both and a reminder before', async () => {
    const { id, number } = await offered()
    const on = (days: number) =>
      new Date(Date.parse(portal.clock.now()) + days * 86_400_000).toISOString()
    const watch = (days: number) => watchOffers(portal.connections.worker, means(), on(days))
    const none = { expired: 0, reminded: 0, lapsed: 0, remindedProvider: 0 }
    expect(await watch(20)).toEqual(none)
    expect(await watch(26)).toEqual({ ...none, reminded: 1 })
    expect(await watch(28)).toEqual(none)
    expect(await watch(29)).toEqual({ ...none, expired: 1 })
    expect((await read(id, anna)).status).toBe('expired')
    expect(await mails('agreement.offer_expired', number)).toEqual(
      expect.arrayContaining(['Anna Berger', 'Eva Brandl']),
    )
  })

  it('is refused for whoever has an agreement already, also one recorded after the client signed', async () => {
    const first = await signed()
    await rows(
      `insert into agreements (id, client_id, number) values (gen_random_uuid(), $1, 'AVV-1999-0001')`,
      [clientId],
    )
    expect((await sign(first, 'countersignature', eva)).body).toMatchObject({
      code: 'conflict',
      rule: 'has-agreement',
    })
    expect((await read(first.id)).status).toBe('signed')
  })

  it('is not countersigned once the provider, its subprocessors or the days are others than it says', async () => {
    const first = await signed({ endsOn: inDays(30) }, { bindingDays: 60 })
    const refusal = async () => (await sign(first, 'countersignature', eva)).body
    await forge(`update provider set name = name || ' GmbH'`)
    expect(await refusal()).toMatchObject({ code: 'conflict', rule: 'annex-changed' })
    await forge(`update provider set name = replace(name, ' GmbH', '')`)
    await forge(`update subprocessor_versions set service = service || ', neu'`)
    expect(await refusal()).toMatchObject({ code: 'conflict', rule: 'annex-changed' })
    await forge(`update subprocessor_versions set service = replace(service, ', neu', '')`)
    await forge(`update clients set archived_at = now() where id = $1`, [clientId])
    expect(await refusal()).toMatchObject({ code: 'conflict', rule: 'client-archived' })
    await forge(`update clients set archived_at = null where id = $1`, [clientId])
    portal.clock.advance(31 * 86_400)
    await Promise.all([eva.enter(), anna.enter()])
    expect(await refusal()).toMatchObject({ code: 'conflict', rule: 'offer-expired' })
    expect(await lines(first.id)).toEqual(['agreement.offered', 'agreement.signed'])
  })

  it('is not countersigned where what was filled in is not what was signed', async () => {
    const first = await signed()
    await forge(
      `update agreement_offers set filled = jsonb_set(filled, '{liability}', '"Keine."') where id = $1`,
      [first.id],
    )
    const seen = await read(first.id)
    expect(seen.contractSha256).not.toBe(first.contractSha256)
    expect((await sign(seen, 'countersignature', eva)).body).toMatchObject({
      code: 'conflict',
      rule: 'not-as-recorded',
    })
  })

  it('gives nobody authority whose entry was ended after the client had named them, and tells of all others at once', async () => {
    const named = ['eins', 'zwei', 'drei'].map((name) => ({
      name: `Neu ${name}`,
      function: 'Empfang',
      phone: null,
      email: `neu.${name}@sonnenhof.example`,
    }))
    const { id, version } = await offered()
    await fill(id, version, { ...details, authorisedPersons: named })
    const first = (await sign(await read(id, anna))).body
    portal.clock.advance(60)
    await rows(
      `insert into authorised_persons (id, client_id, name, function, email, valid_from, valid_until, ended_at)
       values (gen_random_uuid(), $1, 'Neu eins', 'Empfang', 'neu.eins@sonnenhof.example', $2::timestamptz::date, $2::timestamptz::date, $2)`,
      [clientId, portal.clock.now()],
    )
    const told = async () =>
      (
        await rows(
          `select count(*)::int as n from mails m join users u on u.id = m.user_id
            where m.kind = 'authorised_person.changed' and u.name = 'Anna Berger'`,
        )
      )[0]?.n
    const before = await told()
    await sign(first, 'countersignature', eva)
    const register = (await anna.send('GET', `/clients/${clientId}/authorised-persons`)).body.items
    const entries = register.filter(({ name }: any) => name.startsWith('Neu '))
    expect(
      entries
        .filter(({ endedAt }: any) => endedAt === null)
        .map(({ name }: any) => name)
        .toSorted(),
    ).toEqual(['Neu drei', 'Neu zwei'])
    expect(await told()).toBe(before + 1)
  })

  it('is read as a draft that says what became of it, and as none once it is concluded', async () => {
    const draft = async (id: string) =>
      portal.app.inject({
        method: 'GET',
        url: `/api/v1/agreement-offers/${id}/document`,
        headers: { cookie: anna.cookie },
      })
    const first = await signed()
    expect((await readPdf((await draft(first.id)).rawPayload)).text).toContain(
      'noch nicht von beiden unterschrieben',
    )
    const other = (await sign(first, 'countersignature', eva)).body
    expect((await draft(other.id)).json()).toMatchObject({
      code: 'illegal-move',
      from: 'concluded',
    })
    const { id, version } = await offered()
    await end(id, 'refusal', version, anna)
    expect((await readPdf((await draft(id)).rawPayload)).text).toContain('Entwurf – abgelehnt')
  })

  it('obeys in its periods what was agreed for this client', async () => {
    const deviations = [
      {
        clause: '7.2',
        text: 'Der Auftraggeber kann innerhalb von 6 Wochen widersprechen.',
        effect: { kind: 'objection-period', period: { count: 6, unit: 'weeks' } },
      },
    ]
    const first = await signed({ deviations, noticePeriod: { count: 3, unit: 'months' } })
    await sign(first, 'countersignature', eva)
    const { terms: agreed } = (await anna.send('GET', `/agreements/${first.id}`)).body
    expect(agreed).toMatchObject({ deviations, noticePeriod: { count: 3, unit: 'months' } })
    expect(agreed.objectionPeriod).toBeUndefined()
  })
})

describe('a client that has signed', () => {
  const none = { expired: 0, reminded: 0, lapsed: 0, remindedProvider: 0 }
  const watch = (now = portal.clock.now()) => watchOffers(portal.connections.worker, means(), now)
  /** What the receipt of the signature says. */
  async function proven(offerId: string): Promise<{ receipt: string; said: any }> {
    const { items } = (await anna.send('GET', `/receipts?offerId=${offerId}`)).body
    const { id: receipt } = items.find(({ act }: any) => act === 'agreement.signed')
    const jws = (await anna.send('GET', `/receipts/${receipt}/jws`)).raw
    const said = JSON.parse(Buffer.from(String(jws).split('.')[1] ?? '', 'base64url').toString())
    return { receipt, said }
  }
  const noonOf = (day: string) => later(startOf(day), 12 * span.hour)
  /** Until so long before or after a day begins; whoever acts then has logged in anew a little earlier. */
  async function goTo(day: string, seconds: number) {
    const left = () => (Date.parse(startOf(day)) - Date.parse(portal.clock.now())) / 1000 + seconds
    portal.clock.advance(left() - 600)
    await Promise.all([eva.enter(), anna.enter()])
    portal.clock.advance(left())
  }
  const dayAfter = (day: string) => dateAt(later(noonOf(day), span.day))

  it('was told before until when that binds it, and is bound until that day and no other', async () => {
    const before = await offered()
    expect(before).toMatchObject({ bindingDays: 14, boundUntil: null })
    const told = boundUntilFrom(dateAt(portal.clock.now()), 14, passau)
    expect(before.boundIfSignedToday).toBe(told)
    const ready = (await fill(before.id, before.version)).body
    for (const boundUntil of [null, '2026-01-01', dayAfter(told)])
      expect((await sign(ready, 'signature', anna, { boundUntil })).body.code).toBe('stale')
    expect((await sign(ready, 'signature', anna, { boundUntil: undefined })).status).toBe(400)
    const first = (await sign(ready)).body
    expect(first).toMatchObject({ status: 'signed', boundUntil: told, boundIfSignedToday: null })
    const [{ data }] = (
      await anna.send('GET', `/evidence?subjectId=${before.id}&type=agreement.signed`)
    ).body.items
    expect(data.boundUntil).toBe(told)
    const { tasks } = (await eva.send('GET', '/home')).body
    expect(tasks).toContainEqual(expect.objectContaining({ kind: 'offer', boundUntil: told }))
    const { receipt, said } = await proven(before.id)
    expect([said.schema, said.bound]).toEqual([
      'avv-portal/signature-receipt/2',
      { days: 14, until: told },
    ])
    const { bound, ...earlier } = { ...said, schema: 'avv-portal/signature-receipt/1' }
    expect(SignatureRecord.parse(earlier)).toEqual(earlier)
    expect(SignatureRecord.safeParse({ ...earlier, bound }).success).toBe(false)
    expect(JSON.parse(said.confirmed.declaration)).toMatchObject({ boundUntil: told })
    const day = told.split('-').toReversed().join('.')
    const letter = await readPdf(
      (await portal.documents()({ receiptId: receipt, clientId })).content,
    )
    expect(letter.text).toContain(`längstens bis zum Ablauf des ${day}`)
  })

  it('takes nothing of it back before that day', async () => {
    const { id, version } = await signed()
    for (const what of ['refusal', 'withdrawal'])
      expect([403, 409]).toContain((await end(id, what, version, anna)).status)
    expect((await read(id)).status).toBe('signed')
  })

  it('is bound as long as was offered, within bounds, and the day stays whatever changes afterwards', async () => {
    const body = await offerBody([clientId])
    for (const bindingDays of [2, 61, 4.5, '14'])
      expect(
        (
          await eva.send('POST', '/agreement-offer-batches', {
            body: { ...body, bindingDays },
            headers: key(),
          })
        ).body.issues,
      ).toMatchObject([{ path: '/bindingDays' }])
    const first = await signed({}, { bindingDays: 30 })
    const told = boundUntilFrom(dateAt(portal.clock.now()), 30, passau)
    expect(first).toMatchObject({ bindingDays: 30, boundUntil: told })
    await forge(
      `update provider set holidays = '{"region": "DE-BE", "municipality": null, "localHolidays": []}'`,
    )
    expect((await read(first.id)).boundUntil).toBe(told)
    for (const change of [
      'bound_until = bound_until + 30',
      'binding_days = 60',
      'bound_until = null',
    ])
      expect(
        await refused(`update agreement_offers set ${change} where id = $1`, [first.id]),
      ).toMatch(/stays/u)
  })

  it('is told another day where it signs after midnight what it read a minute before', async () => {
    const { id, version } = await offered()
    const tomorrow = dayAfter(dateAt(portal.clock.now()))
    await goTo(tomorrow, -90)
    const ready = (await fill(id, version)).body
    expect(ready.boundIfSignedToday).toBe(boundUntilFrom(dateAt(portal.clock.now()), 14, passau))
    portal.clock.advance(90)
    const late = await sign(ready)
    const isSame = ready.boundIfSignedToday === boundUntilFrom(tomorrow, 14, passau)
    expect(late.status).toBe(isSame ? 200 : 412)
    const now = await read(id, anna)
    const first = isSame ? now : (await sign(now)).body
    expect(first.boundUntil).toBe(boundUntilFrom(tomorrow, 14, passau))
  })

  it('is bound from the day on which it signs, also a minute before midnight', async () => {
    const { id, version } = await offered()
    await fill(id, version)
    const today = dateAt(portal.clock.now())
    await goTo(dayAfter(today), -61)
    const first = (await sign(await read(id, anna))).body
    expect(first.boundUntil).toBe(boundUntilFrom(today, 14, passau))
  })

  it('is held to it until the last minute of the last day', async () => {
    const first = await signed()
    await goTo(dayAfter(first.boundUntil), -61)
    expect(await watch()).toMatchObject({ lapsed: 0 })
    expect((await sign(first, 'countersignature', eva)).body.status).toBe('concluded')
  })

  it('is held to nothing one second later, whether or not the clockwork has come by', async () => {
    const first = await signed()
    await goTo(dayAfter(first.boundUntil), 0)
    expect((await sign(first, 'countersignature', eva)).body).toMatchObject({
      code: 'conflict',
      rule: 'bound-no-more',
    })
    expect((await end(first.id, 'withdrawal', first.version, eva)).body).toMatchObject({
      rule: 'bound-no-more',
    })
    expect((await read(first.id)).status).toBe('signed')
    expect(await watch()).toEqual({ ...none, lapsed: 1 })
    expect((await sign(first, 'countersignature', eva)).body.code).toBe('stale')
    const now = await read(first.id)
    expect(now).toMatchObject({ status: 'lapsed', boundUntil: first.boundUntil })
    expect((await sign(now, 'countersignature', eva)).body).toMatchObject({ code: 'illegal-move' })
    expect((await anna.send('GET', `/agreements/${first.id}`)).status).toBe(404)
    expect(await offered()).toMatchObject({ status: 'offered' })
  })

  it('sees with the provider that it is over, and the provider was reminded before, once', async () => {
    const { id, number, boundUntil, signedAt } = await signed()
    const last = noonOf(boundUntil)
    const told = async () => mails('agreement.countersign_reminder', number)
    expect(await watch(later(last, -4 * span.day))).toEqual(none)
    expect(await watch(later(last, -3 * span.day))).toEqual({ ...none, remindedProvider: 1 })
    const staff = await told()
    expect(staff).toContain('Eva Brandl')
    expect(staff).not.toContain('Anna Berger')
    expect(await watch(last)).toEqual(none)
    const next = later(last, span.day)
    expect(await Promise.all([watch(next), watch(next)])).toContainEqual({ ...none, lapsed: 1 })
    expect(await watch(next)).toEqual(none)
    expect(await mails('agreement.offer_lapsed', number)).toEqual(
      expect.arrayContaining(['Anna Berger', 'Eva Brandl']),
    )
    expect(await lines(id)).toEqual([
      'agreement.offered',
      'agreement.signed',
      'agreement.offer_lapsed',
    ])
    await Promise.all([eva.enter(), anna.enter()])
    const { items } = (
      await anna.send('GET', `/evidence?subjectId=${id}&type=agreement.offer_lapsed`)
    ).body
    expect(items[0].data).toMatchObject({ signedAt, boundUntil })
    const history = (await anna.send('GET', `/agreement-offers/${id}/history`)).body.items
    expect(history.at(-1)).toMatchObject({ move: 'lapse', by: null, side: null, receiptId: null })
    const draft = await portal.app.inject({
      method: 'GET',
      url: `/api/v1/agreement-offers/${id}/document`,
      headers: { cookie: anna.cookie },
    })
    expect((await readPdf(draft.rawPayload)).text).toContain('nicht rechtzeitig gegengezeichnet')
  })

  it('is not reminded of on the day of a signature that binds for three days', async () => {
    const { boundUntil } = await signed({}, { bindingDays: 3 })
    const now = portal.clock.now()
    expect(await watch()).toEqual(none)
    expect(boundUntil >= dateAt(later(now, 3 * span.day))).toBe(true)
    expect(await watch(noonOf(boundUntil))).toEqual({ ...none, remindedProvider: 1 })
  })

  it('is bound or free, never both, where somebody countersigns while its time runs out', async () => {
    const first = await signed()
    await goTo(dayAfter(first.boundUntil), -45)
    // The clockwork holds the row first, a second too late for whoever countersigns.
    const release = await holdRow(portal, 'select from agreement_offers where id = $1 for update', [
      first.id,
    ])
    const countersigned = sign(first, 'countersignature', eva)
    await untilWaiting(portal, 1)
    expect(await watch(startOf(dayAfter(first.boundUntil)))).toEqual(none)
    await release()
    expect((await countersigned).body.status).toBe('concluded')
    expect(await watch(startOf(dayAfter(first.boundUntil)))).toEqual(none)

    portal.clock.advance(60)
    const other = await signed()
    await goTo(dayAfter(other.boundUntil), 0)
    const lapsing = await holdRow(
      portal,
      `update agreement_offers set status = 'lapsed', ended_at = $2::timestamptz, version = version + 1 where id = $1`,
      [other.id, portal.clock.now()],
    )
    const late = sign(other, 'countersignature', eva)
    await untilWaiting(portal, 1)
    await lapsing()
    expect((await late).body.code).toBe('stale')
    expect((await read(other.id)).status).toBe('lapsed')

    const third = await signed()
    await goTo(dayAfter(third.boundUntil), 0)
    const [answer, done] = await Promise.all([sign(third, 'countersignature', eva), watch()])
    expect(answer.status).not.toBe(200)
    await watch()
    expect([done.lapsed <= 1, (await read(third.id)).status]).toEqual([true, 'lapsed'])
  })

  it('cannot be bound longer by whoever writes to the database, nor freed earlier', async () => {
    const first = await signed()
    const after = startOf(dayAfter(first.boundUntil))
    const ending = (status: string, moment: string) =>
      refused(
        `update agreement_offers set status = $2, ended_at = $3::timestamptz,
           countersignature = case when $2 = 'concluded' then signature end where id = $1`,
        [first.id, status, moment],
      )
    await rows('alter table agreement_offers disable trigger user')
    expect(await ending('concluded', after)).toMatch(/bound_concluded/u)
    expect(await ending('lapsed', later(after, -1000))).toMatch(/bound_lapsed/u)
    expect(
      await refused('update agreement_offers set bound_until = bound_until + 30 where id = $1', [
        first.id,
      ]),
    ).toMatch(/bound_days/u)
    await rows('alter table agreement_offers enable trigger user')
  })

  it('waits as before where it was offered before anybody told it a day', async () => {
    const { id, version } = await offered()
    await forge('update agreement_offers set binding_days = null where id = $1', [id])
    const ready = (await fill(id, version)).body
    expect(ready).toMatchObject({ bindingDays: null, boundIfSignedToday: null })
    const boundUntil = inDays(14)
    expect((await sign(ready, 'signature', anna, { boundUntil })).body.code).toBe('stale')
    const first = (await sign(ready)).body
    expect(first).toMatchObject({ status: 'signed', boundUntil: null })
    expect(await watch(later(portal.clock.now(), 400 * span.day))).toEqual(none)
    expect((await proven(id)).said.bound).toBeNull()
    portal.clock.advance(100 * 86_400)
    await Promise.all([eva.enter(), anna.enter()])
    expect((await sign(first, 'countersignature', eva)).body.status).toBe('concluded')
  })

  it('is nobody else’s to know of', async () => {
    const { id } = await signed()
    await petra.enter()
    expect((await petra.send('GET', `/agreement-offers/${id}`)).status).toBe(404)
    expect((await sign(await read(id), 'signature', petra, { boundUntil: null })).status).toBe(404)
  })
})

describe('offers to many', () => {
  beforeAll(() => addClients(portal.superuser, 40))

  it('name the clients nobody can sign for, before anything is sent and afterwards, until somebody can', async () => {
    await freed()
    const [{ id: mute, name }] = (await rows(
      `select c.id, c.name from clients c join memberships m on m.client_id = c.id
        where c.archived_at is null and c.agreement_until is null and c.id <> $1 order by c.name limit 1`,
      [clientId],
    )) as [{ id: string; name: string }]
    const make = (role: string) =>
      rows('update memberships set role = $2 where client_id = $1', [mute, role])
    await make('member')
    const preview = await offer([clientId, mute], {}, eva, '?dryRun=true')
    const withoutSigner = { count: 1, named: [{ clientId: mute, name }] }
    expect(preview.body).toMatchObject({ id: null, status: 'preview', clients: 2, withoutSigner })
    const task = async () =>
      (await eva.send('GET', '/home')).body.tasks.find(
        ({ kind }: { kind: string }) => kind === 'offers_without_signer',
      )
    expect(await task()).toBeUndefined()
    const made = await offer([clientId, mute])
    expect(made.body).toMatchObject({ status: 'running', withoutSigner })
    await work(made.body.id)
    const batch = async () =>
      (await eva.send('GET', `/agreement-offer-batches/${made.body.id}`)).body
    expect(await batch()).toMatchObject({ offered: 2, withoutSigner })
    expect(await task()).toMatchObject({ count: 1, more: false, clientIds: [mute] })
    const again = await offer([clientId, mute], {}, eva, '?dryRun=true')
    expect(again.body.leftOut).toEqual(
      expect.arrayContaining([{ clientId: mute, name, reason: 'has-offer' }]),
    )
    expect(again.body).toMatchObject({ clients: 2, withoutSigner: { count: 0 } })
    await make('manager')
    expect((await batch()).withoutSigner).toEqual({ count: 0, named: [] })
    expect(await task()).toBeUndefined()
    await freed(mute)
  })

  it('reach everybody without an agreement or an open offer, each once, also where the process dies in the middle', async () => {
    await freed()
    const made = await offer('without-agreement')
    expect(made.status).toBe(201)
    const { id, clients } = made.body
    expect(clients).toBeGreaterThanOrEqual(40)
    const [{ ids }] = (await rows(
      'select client_ids as ids from agreement_offer_batches where id = $1',
      [id],
    )) as [{ ids: string[] }]
    // The twentieth client's row is held: whoever works stands still there, and its connection is cut.
    const release = await holdRow(portal, 'select from clients where id = $1 for update', [ids[19]])
    await rows('alter table agreement_offers add constraint trial check (true)')
    const first = work(id).catch((error: unknown) => error)
    await untilWaiting(portal, 1)
    const { rows: cut } = await portal.superuser.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where usename = 'portal_worker' and wait_event_type = 'Lock' and datname = current_database()`,
    )
    expect(cut).toHaveLength(1)
    await release()
    expect(await first).toBeInstanceOf(Error)
    const half = (await eva.send('GET', `/agreement-offer-batches/${id}`)).body
    expect(half).toMatchObject({ status: 'running', offered: 19 })
    await Promise.all([work(id), work(id)])
    const done = (await eva.send('GET', `/agreement-offer-batches/${id}`)).body
    expect(done).toMatchObject({ status: 'done', offered: clients, leftOut: [] })
    const counts = await rows(
      `select client_id, count(*)::int as n from agreement_offers where batch_id = $1 group by 1`,
      [id],
    )
    expect(counts).toHaveLength(clients)
    expect(counts.every(({ n }) => n === 1)).toBe(true)
  })

  it('leave out by name who has one, and nobody is offered to where there is nobody', async () => {
    const made = await offer([clientId])
    await work(made.body.id)
    expect((await eva.send('GET', `/agreement-offer-batches/${made.body.id}`)).body).toMatchObject({
      offered: 0,
      leftOut: [{ clientId, name: expect.stringContaining('Sonnenhof'), reason: 'has-offer' }],
    })
    expect((await offer('without-agreement')).body).toMatchObject({ rule: 'nobody-to-offer' })
  })

  it('end with the right of whoever set them in motion', async () => {
    await freed()
    const made = await offer([clientId])
    await rows(`update users set disabled_at = now() where email = $1`, [eva.email])
    await work(made.body.id)
    await rows(`update users set disabled_at = null where email = $1`, [eva.email])
    await eva.enter()
    const [batch] = await rows(
      'select status, offered from agreement_offer_batches where id = $1',
      [made.body.id],
    )
    expect(batch).toEqual({ status: 'failed', offered: 0 })
  })

  it('are refused for days gone by, clients there are none of and annexes there are none of, each named', async () => {
    const send = (body: object, person: Person = eva) =>
      person.send('POST', '/agreement-offer-batches', { body, headers: key() })
    const body = await offerBody([clientId])
    expect((await send({ ...body, openUntil: '2020-01-01' })).body.issues).toEqual([
      { path: '/openUntil', code: 'past', message: expect.any(String) },
    ])
    expect(
      (await send({ ...body, terms: { ...body.terms, endsOn: inDays(3) } })).body.issues,
    ).toMatchObject([{ path: '/openUntil' }])
    expect((await send({ ...body, terms: { ...body.terms, tomVersion: null } })).status).toBe(400)
    expect((await send({ ...body, clients: [randomUUID()] })).body.issues).toMatchObject([
      { path: '/clients/0', code: 'unknown' },
    ])
    expect((await send({ ...body, subprocessorIds: [randomUUID()] })).body.issues).toMatchObject([
      { path: '/subprocessorIds', code: 'unknown' },
    ])
    const tomVersion = 99
    expect(
      (await send({ ...body, terms: { ...body.terms, tomVersion } })).body.issues,
    ).toMatchObject([{ path: '/terms/tomVersion', code: 'unknown' }])
    await Promise.all([anna.enter(), martin.enter()])
    for (const person of [anna, martin]) expect((await send(body, person)).status).toBe(403)
  })
})

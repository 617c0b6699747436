import { describe, expect, it } from 'vitest'
import { createDelivery } from '../src/mails/delivery.ts'
import { receiptsIn } from './receipts.ts'
import { publicUrl, usePortal } from './harness.ts'
import { openMailbox, mailVault } from './mailbox.ts'
import { usePerson } from './person.ts'
import { type Document, operationsOf } from './operations.ts'
import { useWays, type Known, report } from './instruction-ways.ts'
import { findWords, readPdf } from './read-pdf.ts'
import { formats, placesOf, sampleOf, type Schema } from './samples.ts'

const portal = usePortal()
const ways = useWays(portal)
const anna = usePerson(portal, 'anna.berger')

type Operation = { id: string; method: string; path: string; schema: Schema }

/** Every operation on instructions that takes JSON, as the OpenAPI document has it. */
async function operations(target: string): Promise<Operation[]> {
  const document = (await portal.app.inject('/api/v1/openapi.json')).json<Document>()
  return operationsOf(document).flatMap(({ operationId: id, method, path, requestBody }) => {
    const schema = requestBody?.content['application/json']?.schema
    if (!schema || !/instructions|four-eyes/u.test(path)) return []
    const of = path.includes('/clients/') ? ways.clientId : target
    return [{ id, method, path: path.replace('{id}', of), schema }]
  })
}
/** What the provider's people send; the rest is a client's. */
const ofProvider =
  /^(record|quote|execute|decline)Instruction|^raiseConcern|^quoteInstructionCosts|InstructionEntry$|InEmergency$|^settleContest|^proposeChange$|Note$/u
const senderOf = ({ id }: Operation) =>
  id === 'setFourEyes' ? anna : ofProvider.test(id) ? ways.people.staff : ways.people.lukas
const attempt = (operation: Operation, body: unknown) =>
  senderOf(operation).send(operation.method, operation.path, {
    body,
    headers: { 'if-match': '"2"', 'idempotency-key': crypto.randomUUID() },
  })

/** What never passes at a place. */
function wrongAt({ type, enum: known, format, maxLength, ...schema }: Schema): unknown[] {
  const other = [{}, ['x'], 'a\0b']
  if (known) return ['other than any', 7, ...other]
  if (format) return ['x', 7, '2026-02-30', `${formats[format]}\0`, ...other]
  if (type === 'array') {
    const tooMany = Array.from({ length: (schema.maxItems ?? 100) + 1 }, () =>
      sampleOf(schema.items ?? {}),
    )
    const { items = {} } = schema
    const never = items.enum ? ['other than any'] : wrongAt(items)
    return ['x', {}, [7], ...never.map((each) => [each]), tooMany]
  }
  if (type === 'boolean') return ['true', 1, ...other]
  if (type === 'integer') {
    const { minimum = 0, maximum = Number.MAX_SAFE_INTEGER } = schema
    const few = minimum > Number.MIN_SAFE_INTEGER ? [minimum - 1] : []
    return ['1', 1.5, maximum * 2, ...few, ...other]
  }
  if (type === 'object') return ['x', 7, []]
  const long = 'x'.repeat((maxLength ?? 100_000) + 1)
  return [long, '', ' \n ', 7, 'a\u202eb', 'a\u2066b', 'a\ud800b', '\u200b', 'a\u0007b', ...other]
}

/** Everything the tables of instructions and evidence hold. */
async function everything(): Promise<string> {
  const tables = [
    'instructions',
    'instruction_events',
    'instruction_messages',
    'instruction_notes',
    'instruction_concerns',
    'instruction_cost_estimates',
    'instruction_attachments',
    'execution_reports',
    'receipts',
    'evidence_events',
    'idempotent_answers',
    'mails',
    'clients',
  ]
  const sums = tables.map(
    (name) => `(select md5(string_agg(t::text, '' order by t::text)) from ${name} t)`,
  )
  const { rows } = await portal.superuser.query(`select concat_ws(' ', ${sums.join()}) as sum`)
  return rows[0].sum
}

it('N6 very long, empty, of the wrong type, with NUL, direction override or half a character: each field of each body is refused by its path', async () => {
  const { id } = await ways.given()
  const before = await everything()
  const passed: string[] = []
  let tried = 0
  for (const operation of await operations(id)) {
    for (const { path, schema, put } of placesOf(operation.schema)) {
      const at = path.map((part) => `/${part}`).join('')
      for (const wrong of wrongAt(schema)) {
        const { status, body } = await attempt(operation, put(wrong))
        const paths: string[] = body?.issues?.map((issue: { path: string }) => issue.path) ?? []
        tried += 1
        if (status !== 400 || (at !== '' && !paths.some((each) => each.startsWith(at))))
          passed.push(
            `${operation.id} ${at} ${JSON.stringify(wrong).slice(0, 30)}: ${status} ${paths.join()}`,
          )
      }
    }
  }
  expect(passed).toEqual([])
  expect(tried).toBeGreaterThan(800)
  expect(await everything()).toBe(before)
})

it('I2 nobody names client, number, state, giver, times, side or revision in any body, nor deeper in it', async () => {
  const { id } = await ways.given()
  const moves = ['acknowledgement', 'start'].map((path) => ({
    id: 'quoteInstructionCosts',
    method: 'POST',
    path: `/instructions/${id}/${path}`,
    schema: { type: 'object', properties: {} },
  }))
  const before = await everything()
  const extras = {
    id: formats.uuid,
    clientId: ways.clientId,
    number: 'W-2026-9999',
    status: 'closed',
    version: 1,
    revision: 9,
    side: 'provider',
    userId: formats.uuid,
    by: 'Niemand',
    at: '2020-01-01T00:00:00.000Z',
    givenBy: {},
    countersignedBy: {},
    presented: null,
    submittedAt: '2020-01-01T00:00:00.000Z',
    acknowledgedAt: '2020-01-01T00:00:00.000Z',
    executedAt: '2020-01-01T00:00:00.000Z',
    endedAt: null,
    recordedAt: null,
    draftedBy: 'Niemand',
    oral: null,
    attachments: [],
    receipt: null,
    concerns: [],
  }
  const passed: string[] = []
  let tried = 0
  for (const operation of [...(await operations(id)), ...moves])
    for (const { path, schema, put } of placesOf(operation.schema)) {
      // Browsers may add to a passkey's assertion; nothing of it is taken.
      if (!schema.properties || path.includes('assertion')) continue
      for (const [name, value] of Object.entries(extras)) {
        if (schema.properties?.[name]) continue
        const { status, body } = await attempt(
          operation,
          put({ ...sampleOf(schema), [name]: value }),
        )
        const at = [...path, name].map((part) => `/${part}`).join('')
        const named = body?.issues?.some(
          (issue: { path: string; code: string }) =>
            issue.path === at && issue.code === 'unknown-field',
        )
        tried += 1
        if (status !== 400 || !named)
          passed.push(`${operation.id} ${at}: ${status} ${JSON.stringify(body?.issues)}`)
      }
    }
  expect(passed).toEqual([])
  expect(tried).toBeGreaterThan(500)
  expect(await everything()).toBe(before)
})

/** Amounts are printed as they are written in German. */
const asPrinted = (text: string) => text.replace(/^(\d+)\.(\d\d)$/u, '$1,$2')

describe('N3 markup', () => {
  const nasty =
    '<script>alert(1)</script><img src=x onerror=alert(1)> #panic("1") #include "/etc/passwd" *b* _i_ $x^2$ @q <l> = T ' +
    '// c /* d */ \\ `r` ${1} {{7*7}} ]]> &amp; "„“\' %0d%0a'
  let n = 0
  const sent: string[] = []
  /** One line nobody else sends. */
  const text = () => {
    const one = `${nasty} ${++n}`
    sent.push(one)
    return one
  }
  const spelled = (value: unknown) => JSON.stringify(value)
  const says = (known: Known, values: string[]) =>
    values.filter((value) => !spelled(known).includes(spelled(value).slice(1, -1)))

  it('in any field comes back to the letter, stands so in the receipt, and is in no mail', async () => {
    const { act, move, read, done } = ways
    const { lukas, staff } = ways.people
    const long: Known[] = []
    const support = { about: 'support', occasion: 'audit', askedBy: text(), reference: text() }
    const draft = await ways.drafted({
      kind: 'support',
      title: text(),
      text: `${text()}\n\n${text()}`,
      urgency: 'urgent',
      urgencyReason: text(),
      details: support,
    })
    await ways.attach(draft, '<img src=x onerror=alert(1)>#panic().txt', nasty)
    let known = await act(await read(draft), 'submission')
    known = await move(known, 'acknowledgement')
    const raised = () => ({
      norm: text(),
      reasoning: text(),
      suspended: text(),
      continues: text(),
      askedOfClient: text(),
    })
    known = await move(known, 'concern', raised())
    known = await act(known, 'confirmation', { concern: 1, remark: text() })
    known = await move(known, 'concern', raised())
    const error = { about: 'support', occasion: 'breach', askedBy: text().slice(0, 200) }
    known = await act(known, 'amendment', { text: text(), details: error })
    for (const approved of [false, true]) {
      known = await move(known, 'cost-estimate', { amountCents: 100, basis: text() })
      known = await act(known, 'cost-approval', { approved, remark: text() })
    }
    known = await move(known, 'start')
    const execution = () => ({
      ...report,
      report: text(),
      result: text(),
      evidence: text(),
      subprocessorsInformed: text(),
      remaining: text(),
      deletion: {
        dataSets: text(),
        systems: text(),
        mediaIds: text(),
        backups: text(),
        method: text(),
        verification: text(),
      },
    })
    known = await move(known, 'execution', execution())
    known = await move(known, 'defect', { defect: text() }, lukas)
    const last = execution()
    known = await move(known, 'execution', last)
    done(await lukas.send('POST', `/instructions/${known.id}/messages`, { body: { text: text() } }))
    done(await staff.send('POST', `/instructions/${known.id}/messages`, { body: { text: text() } }))
    done(await staff.send('POST', `/instructions/${known.id}/notes`, { body: { text: text() } }))
    known = await act(known, 'acceptance', { remark: text() })
    long.push(known)

    const oral = { toldBy: text(), note: text() }
    long.push(
      await act(await ways.told({ ...oral, text: text() }), 'rejection', { reason: text() }),
    )
    const told = await act(await ways.told({ title: text() }), 'confirmation', { remark: text() })
    long.push(await act(told, 'withdrawal', { reason: text() }))
    long.push(await move(await ways.inReview(), 'declination', { reason: text() }))
    const where = { about: 'error', foundOn: '2026-11-01', where: text() }
    long.push(await ways.given({ kind: 'error_report', details: where }))
    const presented = await ways.presented()
    long.push(await move(presented, 'return', { reason: text() }, lukas))

    const { rows: revisions } = await portal.superuser.query(
      `select content::text from instruction_revisions`,
    )
    const seen = [...(await Promise.all(long.map((each) => read(each, staff)))), ...revisions]
    const clients = await Promise.all(long.map((each) => read(each)))
    // The first wording of what was amended is a revision now.
    const kept = seen
      .concat(clients)
      .concat((await lukas.send('GET', `/instructions/${long[0]!.id}/revisions`)).body)
    const whole = { id: '', version: 0, kept }
    expect(says(whole, sent)).toEqual([])
    expect(sent.length).toBeGreaterThan(45)

    const receipts = long.flatMap(({ receipts: of }) => of.map(({ number }: Known) => number))
    const rows = await receiptsIn(portal.superuser, 'number = any ($1)', receipts)
    expect(rows.length).toBe(receipts.length)
    for (const { id, number, record } of rows) {
      const { statement, instruction } = JSON.parse(record)
      const answer = await lukas.send('GET', `/receipts/${id}/content`)
      expect([number, answer.status]).toEqual([number, 200])
      const pdf = await readPdf(answer.raw)
      for (const each of [instruction.text, instruction.title, ...Object.values(statement ?? {})])
        if (typeof each === 'string')
          for (const part of asPrinted(each).split('\n\n'))
            expect([number, part, findWords(pdf.text, part) >= 0]).toEqual([number, part, true])
    }
    const protocol = await lukas.send('GET', `/instructions/${long[0]!.id}/deletion-protocol`)
    expect(protocol.status).toBe(200)
    const printed = await readPdf(protocol.raw)
    for (const each of Object.values(last.deletion))
      expect([each, findWords(printed.text, each) >= 0]).toEqual([each, true])

    const mailbox = await openMailbox()
    try {
      const { rows: mails } = await portal.superuser.query(
        'select id, client_id from mails where path = any ($1)',
        [long.map(({ id }) => `/weisungen/${id}`)],
      )
      const deliver = createDelivery({
        worker: portal.connections.worker,
        mailer: mailbox.mailer,
        publicUrl,
        vault: mailVault,
        clock: portal.clock.now,
      })
      const only = { tries: 24, last: true, signal: new AbortController().signal }
      for (const { id, client_id: clientId } of mails) await deliver({ mailId: id, clientId }, only)
      expect(mailbox.letters.length).toBe(mails.length)
      for (const { raw } of mailbox.letters)
        expect(raw.replaceAll('=\r\n', '')).not.toMatch(/alert\(|onerror|panic|passwd|%0d%0a/u)
    } finally {
      await mailbox.close()
    }
  })
})

describe('I1 an instruction of another client', () => {
  it('with its revisions, files, messages, receipts and evidence is not there, whatever is asked', async () => {
    const sabine = await portal.login('sabine.koch')
    const { lukas } = ways.people
    await anna.enter()
    const foreign = (await sabine.send('GET', '/session')).body.activeClient.id as string
    const draft = await ways.drafted({}, sabine)
    const { body: filed } = await ways.attach(draft, 'Liste.txt', 'Liste', sabine)
    const known = await ways.act(filed, 'submission', {}, sabine)
    await ways.move(known, 'messages', { text: 'Hallo' }, sabine)
    const { body: list } = await sabine.send('GET', `/receipts?instructionId=${known.id}`)
    const receipt = list.items[0].id as string
    const file = known.attachments[0].id as string
    const own = await ways.drafted()
    const { body: ownFiled } = await ways.attach(own, 'Eigene.txt')
    const second = await ways.drafted()
    const ownFile = ownFiled.attachments[0].id as string

    const reads = [
      `/instructions/${known.id}`,
      `/instructions/${known.id}/revisions`,
      `/instructions/${known.id}/attachments/${file}`,
      `/instructions/${known.id}/receipt`,
      `/instructions/${known.id}/receipt.jws`,
      `/receipts/${receipt}`,
      `/receipts/${receipt}/content`,
      `/receipts/${receipt}/jws`,
    ]
    for (const path of reads) {
      expect([path, (await sabine.send('GET', path)).status]).toEqual([path, 200])
      for (const stranger of [lukas, anna])
        expect([path, (await stranger.send('GET', path)).status]).toEqual([path, 404])
    }
    // A file hangs from its own instruction alone, and from no other of the same client either.
    for (const [id, attached] of [
      [own.id, file],
      [known.id, ownFile],
      [second.id, ownFile],
    ]) {
      const path = `/instructions/${id}/attachments/${attached}`
      expect((await lukas.send('GET', path)).status).toBe(404)
      expect((await lukas.send('DELETE', path)).status).toBe(404)
    }
    for (const path of ['/evidence', '/evidence/head', '/evidence/export'])
      for (const stranger of [lukas, anna]) {
        const { status, raw } = await stranger.send('GET', `${path}?clientId=${foreign}`)
        expect([path, status]).toEqual([path, 404])
        expect(raw.toString()).not.toContain(known.id)
      }
    const before = await everything()
    const writes: [string, object][] = [
      ['messages', { text: 'x' }],
      ['submission', {}],
      ['countersignature', {}],
      ['confirmation', {}],
      ['rejection', { reason: 'x' }],
      ['amendment', { text: 'x' }],
      ['withdrawal', {}],
      ['cost-approval', { approved: true }],
      ['acceptance', {}],
      ['return', { reason: 'x' }],
      ['defect', { defect: 'x' }],
    ]
    for (const [path, body] of writes) {
      const coded = /messages|return|defect/u.test(path) ? body : ways.coded(body)
      expect([path, (await ways.send(known, path, coded)).status]).toEqual([path, 404])
    }
    expect((await ways.attach(known, 'x.txt')).status).toBe(404)
    const set = await anna.send('PUT', `/clients/${foreign}/four-eyes`, {
      body: ways.coded({ required: false }, anna),
    })
    expect(set.status).toBe(404)
    for (const path of ['revisions', `attachments/${file}`])
      expect((await ways.people.staff.send('GET', `/instructions/${own.id}/${path}`)).status).toBe(
        404,
      )
    const { body: items } = await lukas.send('GET', `/receipts?instructionId=${known.id}`)
    expect(items.items).toEqual([])
    expect(await everything()).toBe(before)
  })
})

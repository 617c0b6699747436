import { movesOf, type MoveType, newDraft } from '@portal/domain/instructions/machine'
import type { InstructionState } from '@portal/domain/moves/instruction-state'
import { dateAt } from '@portal/domain/time'
import { beforeAll, describe, expect, it } from 'vitest'
import { erasedBy } from '../../test/execution-report.ts'
import { testSecrets } from '../../test/keys.ts'
import { receiptsIn, testVaults } from '../../test/receipts.ts'
import { clientIdOf } from '../../test/demo.ts'
import { asRole } from '../../test/as-role.ts'
import { putDown } from '../../test/database.ts'
import { usePortal } from '../../test/harness.ts'
import { type Person, usePerson } from '../../test/person.ts'
import { sendLetter } from '../../test/send-file.ts'
import { checkSeal } from '../../test/check-seal.ts'
import { findWords, readPdf } from '../../test/read-pdf.ts'
import { sha256, sha256Hex } from '../platform/crypto.ts'
import { createEvidence } from '../platform/evidence/evidence.ts'
import { createSigner } from '../platform/evidence/signing.ts'
import { turnTheClock } from './processing/clockwork.ts'

const portal = usePortal()
const lukas = usePerson(portal, 'lukas.huber')
const anna = usePerson(portal, 'anna.berger')
const miriam = usePerson(portal, 'miriam.vogt')
const staff = usePerson(portal, 'eva.brandl')
const sonnenhof = clientIdOf('Sonnenhof')

const wish = { kind: 'erasure', title: 'Löschung', text: 'Bitte löschen Sie die Akte 4711.' }
const concern = {
  norm: '§ 630f Abs. 3 BGB',
  reasoning: 'Die Frist läuft noch.',
  suspended: 'Das Löschen.',
  continues: 'Die Sperrung.',
  askedOfClient: 'Bitte bestätigen oder ändern Sie.',
}
const report = erasedBy(() => portal.clock)
const oral = { ...wish, channel: 'oral', toldBy: 'Lukas Huber', note: 'Am Telefon.' }

type Known = { id: string; version: number }
/** A binding act of an authorised person, with a code nobody has used. */
const act = (person: Person, { id, version }: Known, path: string, body: object = {}) =>
  person.send('POST', `/instructions/${id}/${path}`, {
    body: { ...body, secondFactor: { kind: 'totp', code: person.freshCode() } },
    headers: { 'if-match': `"${version}"`, 'idempotency-key': crypto.randomUUID() },
  })
const move = (id: string, path: string, body: object = {}, person = staff) =>
  person.send('POST', `/instructions/${id}/${path}`, { body })
const read = async (id: string, person = lukas) =>
  (await person.send('GET', `/instructions/${id}`)).body
const given = async (fields: object = {}) => {
  const { body } = await lukas.send('POST', '/instructions', { body: { ...wish, ...fields } })
  return (await act(lukas, body, 'submission')).body
}
const told = async (fields: object = {}) =>
  (
    await staff.send('POST', '/instructions/oral', {
      body: { ...oral, clientId: sonnenhof, toldAt: portal.clock.now(), ...fields },
    })
  ).body
const arrivedAt = () => new Date(Date.parse(portal.clock.now()) - 2 * 86_400_000).toISOString()
const letterOf = (fields: object = {}) => ({
  ...wish,
  clientId: sonnenhof,
  channel: 'letter',
  toldBy: 'Lukas Huber',
  toldAt: arrivedAt(),
  ...fields,
})
const arrived = async (fields: object = {}) =>
  (await sendLetter(portal.app, staff, letterOf(fields))).json()
/** Brings an instruction to where the test begins. */
const after = async (steps: [string, object?][], fields: object = {}) => {
  let known = await given(fields)
  for (const [path, body] of steps) known = (await move(known.id, path, body)).body
  return known
}
const inReview = (fields?: object) => after([['acknowledgement']], fields)
const suspended = () => after([['acknowledgement'], ['concern', concern]])
const executed = (fields?: object) =>
  after([['acknowledgement'], ['start'], ['execution', report]], fields)
const eventsOf = async (id: string) =>
  (
    await portal.superuser.query(
      `select type from evidence_events where subject_id = $1 order by sequence`,
      [id],
    )
  ).rows.map(({ type }) => type)
const mailsAbout = async (id: string, kind: string) =>
  (
    await portal.superuser.query(
      `select u.name from mails m join users u on u.id = m.user_id where m.path like $1 and m.kind = $2 order by 1`,
      [`%${id}`, kind],
    )
  ).rows.map(({ name }) => name)

/** What time alone brings has been done so many days later. */
const turnedIn = (days: number, hoursOfDay = 24) => {
  const signer = createSigner(testSecrets.signingKey)
  const means = {
    enqueue: portal.jobs.enqueue,
    signer,
    evidence: createEvidence(signer),
    recordVault: testVaults.records,
  }
  const then = Date.parse(portal.clock.now()) + days * hoursOfDay * 3_600_000
  return turnTheClock(portal.connections.worker, means, new Date(then).toISOString())
}

describe('a concern (§10.2)', () => {
  it('suspends the instruction, is sent at once, and keeps who read it first', async () => {
    const { id } = await inReview()
    const raised = await move(id, 'concern', concern)
    expect([raised.status, raised.body.status]).toEqual([200, 'suspended'])
    expect(await mailsAbout(id, 'instruction.concern_raised')).toContain('Lukas Huber')
    expect(raised.body.concerns[0].firstReadAt).toBeNull()
    expect((await read(id, miriam)).concerns[0]).toMatchObject({
      ...concern,
      by: 'Eva Brandl',
      firstReadBy: 'Miriam Vogt',
      answer: null,
    })
    expect((await read(id, lukas)).concerns[0].firstReadBy).toBe('Miriam Vogt')
    const types = await eventsOf(id)
    expect(types.filter((type) => type === 'instruction.concern_read').length).toBe(1)
  })

  it('is answered by holding on to the instruction; it stays on record', async () => {
    const known = await suspended()
    const other = await act(lukas, known, 'confirmation', { concern: 2 })
    expect([other.status, other.body.code]).toEqual([412, 'stale'])
    const { status, body } = await act(lukas, known, 'confirmation', {
      concern: 1,
      remark: 'Die Frist ist abgelaufen.',
    })
    expect([status, body.status]).toEqual([200, 'in_review'])
    expect(body.concerns[0]).toMatchObject({ answer: 'confirmed', answeredBy: 'Lukas Huber' })
    expect(body.receipts.map(({ act: of }: { act: string }) => of)).toEqual([
      'instruction.submitted',
      'instruction.confirmed',
    ])
    expect((await move(known.id, 'start')).body.status).toBe('in_progress')
  })

  it('is answered by another wording: a new revision, with the old one kept to the letter', async () => {
    const known = await suspended()
    const same = await act(lukas, known, 'amendment', { text: wish.text })
    expect([same.status, same.body.rule]).toEqual([409, 'nothing-changed'])
    const text = 'Bitte sperren Sie die Akte 4711.'
    const { body } = await act(lukas, known, 'amendment', { text })
    expect(body).toMatchObject({
      status: 'in_review',
      revision: 2,
      text,
      textSha256: sha256Hex(text),
      title: wish.title,
    })
    const { body: revisions } = await staff.send('GET', `/instructions/${known.id}/revisions`)
    expect(
      revisions.items.map((each: any) => [each.revision, each.content.text, each.textSha256]),
    ).toEqual([
      [1, wish.text, sha256Hex(wish.text)],
      [2, text, sha256Hex(text)],
    ])
    expect(body.concerns[0].answer).toBe('amended')
    expect(await mailsAbout(known.id, 'instruction.amended')).toContain('Eva Brandl')
  })

  it('can be raised again, and be answered by withdrawing', async () => {
    const known = await suspended()
    const confirmed = (await act(lukas, known, 'confirmation')).body
    const again = (await move(confirmed.id, 'concern', concern)).body
    const { body } = await act(lukas, again, 'withdrawal', { reason: 'Hat sich erledigt.' })
    expect(body).toMatchObject({ status: 'withdrawn', endReason: 'Hat sich erledigt.' })
    expect(body.concerns.map(({ answer }: { answer: string }) => answer)).toEqual([
      'confirmed',
      'withdrawn',
    ])
  })

  it('may arise in the middle of an execution, which goes on where it stood once it is answered', async () => {
    const begun = await after([['acknowledgement'], ['start']])
    const rests = (await move(begun.id, 'concern', concern)).body
    expect([rests.status, rests.startedAt]).toEqual(['suspended', begun.startedAt])
    expect((await move(begun.id, 'execution', report)).body.code).toBe('illegal-move')
    const goesOn = (await act(lukas, rests, 'confirmation')).body
    expect([goesOn.status, goesOn.startedAt]).toEqual(['in_progress', begun.startedAt])
    const again = (await move(begun.id, 'concern', concern)).body
    const { body } = await act(lukas, again, 'amendment', { text: 'Bitte sperren Sie die Akte.' })
    expect([body.status, body.startedAt, body.revision]).toEqual([
      'in_progress',
      begun.startedAt,
      2,
    ])
    expect((await move(begun.id, 'execution', report)).body.status).toBe('executed')
  })

  it('is brought to mind once when nobody answers it for three working days, and a later one again', async () => {
    const known = await suspended()
    const mailed = () => mailsAbout(known.id, 'instruction.concern_reminder')
    await turnedIn(1)
    expect(await mailed()).toEqual([])
    for (const days of [7, 8, 9, 10, 11]) await turnedIn(days)
    const first = await mailed()
    expect(first).toContain('Lukas Huber')
    expect(new Set(first).size).toBe(first.length)
    const goesOn = (await act(lukas, known, 'confirmation')).body
    await portal.superuser.query(`update instructions set reminded_at = $2 where id = $1`, [
      known.id,
      portal.clock.now(),
    ])
    portal.clock.advance(1)
    await move(goesOn.id, 'concern', concern)
    for (const days of [7, 8, 9, 10, 11]) await turnedIn(days)
    expect(await mailed()).toHaveLength(2 * first.length)
  })

  it('needs norm, reasoning, what rests and what is asked', async () => {
    const { id } = await inReview()
    for (const missing of ['norm', 'reasoning', 'suspended', 'askedOfClient']) {
      const { status } = await move(id, 'concern', { ...concern, [missing]: undefined })
      expect([missing, status]).toEqual([missing, 400])
    }
    expect((await read(id)).status).toBe('in_review')
  })
})

describe('costs (§10.3)', () => {
  const quote = { amountCents: 12_000, basis: 'Zwei Stunden zu 60 Euro.' }
  const quoted = () => after([['acknowledgement'], ['cost-estimate', quote]])

  it('are approved for the amount that was read', async () => {
    const known = await quoted()
    expect([known.status, known.costsAskedAt]).toEqual(['in_review', known.updatedAt])
    const other = await act(lukas, known, 'cost-approval', { approved: true, amountCents: 100 })
    expect(other.status).toBe(412)
    const { body } = await act(lukas, known, 'cost-approval', {
      approved: true,
      amountCents: quote.amountCents,
    })
    expect(body).toMatchObject({
      status: 'in_review',
      costsAskedAt: null,
      costEstimates: [
        {
          ...quote,
          vatPercent: 19,
          grossCents: 14_280,
          workWaits: false,
          decision: 'approved',
          decidedBy: 'Lukas Huber',
        },
      ],
    })
    expect(body.receipts.at(-1).act).toBe('costs.approved')
  })

  it('stop nothing: the work goes on while they are asked for, and they are asked for while it goes on', async () => {
    const asked = await quoted()
    expect((await move(asked.id, 'cost-estimate', quote)).body.code).toBe('illegal-move')
    await move(asked.id, 'start')
    const done = (await move(asked.id, 'execution', report)).body
    expect([done.status, done.costsAskedAt]).toEqual(['executed', asked.costsAskedAt])
    const { body: refused } = await act(lukas, done, 'cost-approval', { approved: false })
    expect([refused.status, refused.costsAskedAt]).toEqual(['executed', null])
    expect((await act(lukas, refused, 'acceptance')).body.status).toBe('closed')

    const begun = await after([['acknowledgement'], ['start'], ['cost-estimate', quote]])
    expect(begun.status).toBe('in_progress')
    const rests = (await move(begun.id, 'concern', concern)).body
    const decided = (await act(lukas, rests, 'cost-approval', { approved: true })).body
    expect([decided.status, decided.statusSince]).toEqual(['suspended', rests.statusSince])
    const ended = (await act(lukas, decided, 'withdrawal')).body
    expect(ended.costEstimates[0].decision).toBe('approved')
  })

  it('that nobody decided are dropped with the instruction, not decided for anybody', async () => {
    const known = await after([
      ['acknowledgement'],
      ['start'],
      ['cost-estimate', quote],
      ['execution', report],
    ])
    const closed = (await act(lukas, known, 'acceptance')).body
    expect(closed).toMatchObject({ costsAskedAt: null, costEstimates: [{ decision: 'dropped' }] })
    const refused = await after([
      ['acknowledgement'],
      ['cost-estimate', quote],
      ['declination', { reason: 'x' }],
    ])
    expect(refused.costEstimates).toMatchObject([{ decision: 'dropped' }])
  })

  it('are a task of the client and of the provider at once', async () => {
    const { id } = await quoted()
    for (const [person, turn] of [
      [lukas, 'client'],
      [staff, 'provider'],
    ] as const) {
      const listed = await person.send('GET', `/instructions?turn=${turn}&limit=100`)
      expect(listed.body.items.map((each: Known) => each.id)).toContain(id)
      const { body: home } = await person.send('GET', '/home')
      expect(home.tasks.find((task: Known) => task.id === id)).toMatchObject({ beside: ['costs'] })
    }
  })

  it('are refused with a remark, and can be estimated anew', async () => {
    const known = await quoted()
    const { body } = await act(lukas, known, 'cost-approval', {
      approved: false,
      remark: 'Zu viel',
    })
    expect(body.costEstimates[0]).toMatchObject({ decision: 'refused', remark: 'Zu viel' })
    const again = await move(known.id, 'cost-estimate', { ...quote, amountCents: 6_000 })
    expect(again.body.costEstimates.length).toBe(2)
    const dropped = await act(lukas, again.body, 'withdrawal')
    expect(dropped.body.costEstimates[1].decision).toBe('dropped')
  })
})

describe('what was told by word of mouth (§8.3)', () => {
  it('counts from when it was told, waits for its confirmation and is begun before as an emergency alone', async () => {
    const toldAt = new Date(Date.parse(portal.clock.now()) - 3_600_000).toISOString()
    const known = await told({ toldAt })
    expect(known).toMatchObject({
      status: 'submitted',
      channel: 'oral',
      number: expect.stringMatching(/^W-/u),
      submittedAt: toldAt,
      recordedAt: known.createdAt,
      confirmedAt: null,
      oral: { toldBy: 'Lukas Huber', toldAt, recordedBy: 'Eva Brandl', note: 'Am Telefon.' },
      givenBy: null,
    })
    await move(known.id, 'acknowledgement')
    const refused = await move(known.id, 'start')
    expect([refused.status, refused.body.code]).toEqual([409, 'illegal-move'])
    const member = await act(miriam, await read(known.id), 'confirmation')
    expect([member.status, member.body.rule]).toEqual([403, 'not-authorised'])
    const { body } = await act(lukas, await read(known.id), 'confirmation')
    expect(body).toMatchObject({
      status: 'in_review',
      number: known.number,
      confirmedAt: body.updatedAt,
      submittedAt: toldAt,
      givenBy: { name: 'Lukas Huber' },
      receipt: { act: 'oral-instruction.confirmed' },
    })
    expect((await move(known.id, 'start')).body.status).toBe('in_progress')
  })

  it('is carried out as an emergency with a reason that stays on record, and confirmed afterwards', async () => {
    const { id } = await told()
    expect((await move(id, 'emergency-start', {})).status).toBe(400)
    const reason = 'Der Zugang steht im Netz, bis er gesperrt ist.'
    const begun = (await move(id, 'emergency-start', { reason })).body
    expect(begun).toMatchObject({ status: 'in_progress', emergencyReason: reason })
    expect(await mailsAbout(id, 'instruction.started_in_emergency')).toContain('Lukas Huber')
    const done = (await move(id, 'execution', report)).body
    expect((await act(lukas, done, 'acceptance')).body.code).toBe('illegal-move')
    const confirmed = (await act(lukas, await read(id), 'confirmation')).body
    expect(confirmed).toMatchObject({ status: 'executed', emergencyReason: reason })
    expect((await act(lukas, confirmed, 'acceptance')).body.status).toBe('closed')
    expect((await eventsOf(id)).slice(0, 4)).toEqual([
      'instruction.recorded',
      'instruction.started_in_emergency',
      'instruction.executed',
      'instruction.confirmed',
    ])
  })

  it('is confirmed in spite of a concern by the same act', async () => {
    const { id } = await told()
    await move(id, 'acknowledgement')
    const rests = (await move(id, 'concern', concern)).body
    const { body } = await act(lukas, rests, 'confirmation', { concern: 1 })
    expect(body).toMatchObject({
      status: 'in_review',
      givenBy: { name: 'Lukas Huber' },
      concerns: [{ answer: 'confirmed' }],
    })
    expect(body.confirmedAt).not.toBeNull()
  })

  it('was told before it was entered and begun, also by what is corrected later', async () => {
    const { id, recordedAt } = await told()
    await move(id, 'emergency-start', { reason: 'Es eilt.' })
    portal.clock.advance(45)
    const { channel: _, ...entry } = { ...oral, toldAt: portal.clock.now() }
    const { status, body } = await move(id, 'correction', entry)
    expect([status, body.issues]).toMatchObject([400, [{ path: '/toldAt', code: 'after-entry' }]])
    const corrected = await move(id, 'correction', { ...entry, toldAt: recordedAt })
    expect([corrected.status, corrected.body.submittedAt]).toEqual([200, recordedAt])
  })

  it('is void where nobody stands by it, and a task of the provider when it is carried out already', async () => {
    const known = await told()
    const { body } = await act(lukas, known, 'rejection', { reason: 'Das hat niemand gesagt.' })
    expect([body.status, body.contestedAt]).toEqual(['void', null])
    expect(body.receipts.map(({ act: of }: { act: string }) => of)).toEqual([
      'oral-instruction.rejected',
    ])
    const { id } = await told()
    await move(id, 'emergency-start', { reason: 'Es eilt.' })
    const done = (await move(id, 'execution', report)).body
    const contested = (await act(lukas, done, 'rejection', { reason: 'Nicht von uns.' })).body
    expect(contested).toMatchObject({ status: 'executed', contestedAt: contested.updatedAt })
    const { body: home } = await staff.send('GET', '/home')
    expect(home.tasks.find((task: Known) => task.id === id)).toMatchObject({ beside: ['contest'] })
    const settled = await move(id, 'contest-settlement', { outcome: 'Zurückgespielt.' })
    expect(settled.body).toMatchObject({ status: 'void', endReason: 'Zurückgespielt.' })
    const { tasks } = (await staff.send('GET', '/home')).body
    expect(tasks.map((task: Known) => task.id)).not.toContain(id)
  })

  it('is corrected or taken back by the provider as long as nobody confirmed it, and what it said stays', async () => {
    const known = await told()
    const correction = { ...wish, text: 'Bitte löschen Sie die Akte 4712.', toldBy: 'Anna Berger' }
    const toldAt = portal.clock.now()
    const { body } = await move(known.id, 'correction', { ...correction, toldAt })
    expect(body).toMatchObject({
      text: correction.text,
      revision: 2,
      oral: { toldBy: 'Anna Berger', toldAt },
      submittedAt: toldAt,
    })
    expect(await mailsAbout(known.id, 'instruction.entry_corrected')).toContain('Lukas Huber')
    const { body: revisions } = await lukas.send('GET', `/instructions/${known.id}/revisions`)
    expect(
      revisions.items.map((each: any) => [each.content.text, each.givenBy, each.enteredBy]),
    ).toEqual([
      [wish.text, null, 'Eva Brandl'],
      [correction.text, null, 'Eva Brandl'],
    ])
    const stale = await act(lukas, known, 'confirmation')
    expect(stale.status).toBe(412)
    const confirmed = (await act(lukas, body, 'confirmation')).body
    for (const [path, sent] of [
      ['correction', { ...correction, toldAt }],
      ['entry-withdrawal', { reason: 'Versehen' }],
    ] as const)
      expect((await move(confirmed.id, path, sent)).body.code).toBe('illegal-move')
    const other = await told()
    const back = await move(other.id, 'entry-withdrawal', { reason: 'Falsche Praxis' })
    expect(back.body).toMatchObject({ status: 'void', endReason: 'Falsche Praxis' })
  })

  it('is brought to mind once after a working day', async () => {
    const known = await told()
    await turnedIn(0)
    expect(await mailsAbout(known.id, 'instruction.reminder')).toEqual([])
    for (const days of [5, 6, 7, 8, 9]) await turnedIn(days)
    const names = await mailsAbout(known.id, 'instruction.reminder')
    expect(names).toContain('Lukas Huber')
    expect(new Set(names).size).toBe(names.length)
  })

  it('is refused for the future, for an unknown client, and from the portal itself', async () => {
    const body = { ...oral, clientId: sonnenhof, toldAt: portal.clock.now() }
    const send = (fields: object) =>
      staff.send('POST', '/instructions/oral', { body: { ...body, ...fields } })
    expect((await send({ toldAt: '2099-01-01T00:00:00Z' })).status).toBe(400)
    for (const channel of ['portal', 'letter', 'email'])
      expect((await send({ channel })).status).toBe(400)
    expect((await send({ authorisationId: crypto.randomUUID() })).body.issues).toMatchObject([
      { path: '/authorisationId' },
    ])
    expect((await send({ clientId: crypto.randomUUID() })).status).toBe(404)
    expect((await lukas.send('POST', '/instructions/oral', { body })).status).toBe(403)
  })
})

describe('a letter or an email (§9)', () => {
  it('is an instruction when it arrives: with its scan, its day and word to the client, and is worked on at once', async () => {
    const { body: register } = await lukas.send('GET', `/clients/${sonnenhof}/authorised-persons`)
    const entry = register.items.find(({ name }: { name: string }) => name === 'Lukas Huber')
    const toldAt = arrivedAt()
    const known = await arrived({ toldAt, authorisationId: entry.id })
    expect(known).toMatchObject({
      status: 'submitted',
      channel: 'letter',
      submittedAt: toldAt,
      recordedAt: known.createdAt,
      givenBy: null,
      oral: {
        toldBy: 'Lukas Huber',
        toldAt,
        recordedBy: 'Eva Brandl',
        authorisation: { authorisationId: entry.id, name: 'Lukas Huber' },
      },
      attachments: [{ name: 'Brief.txt', by: 'Eva Brandl' }],
    })
    expect(await mailsAbout(known.id, 'instruction.received')).toContain('Lukas Huber')
    for (const [path, body] of [
      ['acknowledgement', {}],
      ['start', {}],
      ['execution', report],
    ] as const)
      expect((await move(known.id, path, body)).status).toBe(200)
    const closed = await act(lukas, await read(known.id), 'acceptance')
    expect(closed.body.status).toBe('closed')
    const { id: file } = known.attachments[0]
    const kept = await lukas.send('GET', `/instructions/${known.id}/attachments/${file}`)
    expect(kept.status).toBe(200)
  })

  it('A1 has the provider’s sealed receipt of its arrival: from whom, when, which way, which file, entered by whom', async () => {
    const toldAt = arrivedAt()
    const { id, number } = await arrived({ toldAt, channel: 'email', note: 'Postfach info@' })
    const { receipt, receipts, attachments } = await read(id)
    expect(receipts).toEqual([receipt])
    const [{ record }] = await receiptsIn(portal.superuser, 'instruction_id = $1', id)
    const [agreement] = (await lukas.send('GET', '/agreements')).body.items
    expect(JSON.parse(record)).toMatchObject({
      act: 'instruction.received',
      agreement: { number: agreement.number, version: agreement.version },
      client: { id: sonnenhof, name: 'Physiotherapie Sonnenhof' },
      confirmed: null,
      givenBy: null,
      entered: {
        by: 'Eva Brandl',
        side: 'provider',
        at: receipt.issuedAt,
        told: { by: 'Lukas Huber', at: toldAt, note: 'Postfach info@' },
        corrected: null,
      },
      instruction: {
        number,
        title: wish.title,
        channel: 'email',
        submittedAt: toldAt,
        attachments: [{ name: 'Brief.txt', sha256: attachments[0].sha256 }],
      },
      textSha256: sha256Hex(wish.text),
    })
    const path = `/instructions/${id}/receipt`
    const [first, again] = [await lukas.send('GET', path), await staff.send('GET', path)]
    expect(sha256Hex(again.raw)).toBe(sha256Hex(first.raw))
    expect(await checkSeal(first.raw)).toMatchObject({ isWhole: true, isGenuine: true })
    const { text } = await readPdf(first.raw)
    for (const words of [
      'den Eingang einer Weisung als Brief oder E-Mail (§9)',
      'Eingangsweg E-Mail',
      'Im Portal erfasst Eva Brandl, für den Auftragnehmer',
      'Von Lukas Huber',
      'Postfach info@',
      `SHA-256 ${attachments[0].sha256}`,
    ])
      expect([words, findWords(text, words) > 0]).toEqual([words, true])
    const listed = (await lukas.send('GET', `/receipts?instructionId=${id}`)).body.items
    expect(listed).toMatchObject([{ number: receipt.number, subject: { title: wish.title } }])
    const thomas = await portal.login('thomas.ebner')
    expect((await thomas.send('GET', path)).status).toBe(404)
  })

  it('A1 has another one of how its entry was corrected, and by whom', async () => {
    const { id } = await arrived()
    const body = { ...wish, toldBy: 'Anna Berger', toldAt: arrivedAt() }
    await move(id, 'correction', body)
    const rows = await receiptsIn(portal.superuser, 'instruction_id = $1 order by number', id)
    const said = rows.map(({ record }) => JSON.parse(record))
    expect(said.map(({ instruction, entered }) => [instruction.revision, entered.told.by])).toEqual(
      [
        [1, 'Lukas Huber'],
        [2, 'Anna Berger'],
      ],
    )
    expect(said[1].entered.corrected).toEqual({ by: 'Eva Brandl', at: said[1].issuedAt })
  })

  it('A1 is the only thing the provider’s login of the database may give a receipt of', async () => {
    const { id } = await arrived()
    const copy = (of: string) => {
      const copied = { id: crypto.randomUUID(), number: crypto.randomUUID(), act: of }
      const change = JSON.stringify(copied)
      return `insert into receipts select (jsonb_populate_record(r, '${change}')).* from receipts r where instruction_id = '${id}'`
    }
    expect(await saidTo('provider', staff, copy('instruction.submitted'))).toBe('42501')
    expect(await saidTo('provider', staff, copy('instruction.received'))).toBe(1)
  })

  it('is not entered without its scan, from the future, by a client, or with something that is no entry', async () => {
    const send = async (body: object | string, ...file: [null?]) => {
      const answer = await sendLetter(portal.app, staff, body, ...file)
      return [answer.statusCode, answer.json().code]
    }
    expect(await send(letterOf(), null)).toEqual([422, 'file-refused'])
    expect(await send(letterOf({ toldAt: '2099-01-01T00:00:00Z' }))).toEqual([400, 'invalid'])
    expect(await send(letterOf({ channel: 'oral' }))).toEqual([400, 'invalid'])
    expect(await send('{"')).toEqual([400, 'invalid'])
    expect(await send(letterOf({ clientId: crypto.randomUUID() }))).toEqual([404, 'not-found'])
    const long = letterOf({ text: 'ä'.repeat(20_000) })
    expect((await send(long))[0]).toBe(201)
    const foreign = await sendLetter(portal.app, lukas, letterOf())
    expect(foreign.statusCode).toBe(403)
  })

  it('is void when the client contests it before it is carried out', async () => {
    const known = await arrived()
    const member = await act(miriam, known, 'contest', { reason: 'x' })
    expect(member.status).toBe(403)
    await move(known.id, 'acknowledgement')
    const rests = (await move(known.id, 'concern', concern)).body
    const { body } = await act(lukas, rests, 'contest', { reason: 'Nicht von uns.' })
    expect(body).toMatchObject({
      status: 'void',
      endReason: 'Nicht von uns.',
      concerns: [{ answer: 'void' }],
    })
    expect(body.receipts.map((each: any) => each.act)).toEqual([
      'instruction.received',
      'instruction.contested',
    ])
    expect(await mailsAbout(known.id, 'instruction.contested')).toContain('Eva Brandl')
  })

  it('is a task of the provider when the client contests it afterwards, until both have settled it', async () => {
    const { id } = await arrived()
    await move(id, 'acknowledgement')
    await move(id, 'start')
    const done = (await move(id, 'execution', report)).body
    const closed = (await act(lukas, done, 'acceptance')).body
    const { body } = await act(lukas, closed, 'contest', { reason: 'Nicht von uns.' })
    expect(body).toMatchObject({ status: 'closed', contestedAt: body.updatedAt })
    const tasks = async () => (await staff.send('GET', '/home')).body.tasks
    const listed = async () =>
      (await staff.send('GET', '/instructions?turn=provider&limit=100')).body.items
    expect((await tasks()).find((task: Known) => task.id === id)).toMatchObject({
      beside: ['contest'],
    })
    expect((await listed()).map((each: Known) => each.id)).toContain(id)
    const settled = await move(id, 'contest-settlement', { outcome: 'Wieder eingespielt.' })
    expect(settled.body.contestSettledAt).toBe(settled.body.updatedAt)
    expect(await mailsAbout(id, 'instruction.contest_settled')).toContain('Lukas Huber')
    expect((await tasks()).map((task: Known) => task.id)).not.toContain(id)
    expect((await listed()).map((each: Known) => each.id)).not.toContain(id)
  })

  it('is a task of the provider as well when it was begun, whatever became of it since', async () => {
    const begun = async (fields: object = {}) => {
      const { id } = await arrived(fields)
      await move(id, 'acknowledgement')
      return (await move(id, 'start')).body
    }
    const contest = async (known: Known) => {
      const seen = (await lukas.send('GET', `/instructions/${known.id}`)).body
      return (await act(lukas, seen, 'contest', { reason: 'Nicht von uns.' })).body
    }
    const defective = async () => {
      const known = await begun()
      const done = (await move(known.id, 'execution', report)).body
      return (await move(done.id, 'defect', { defect: 'Es fehlt etwas.' }, lukas)).body
    }
    const declined = await defective()
    await move(declined.id, 'declination', { reason: 'Mehr geht nicht.' })
    const withdrawn = await begun()
    await act(lukas, withdrawn, 'withdrawal')
    for (const [known, status] of [
      [await begun(), 'void'],
      [await defective(), 'void'],
      [declined, 'declined'],
      [withdrawn, 'withdrawn'],
    ] as const) {
      const body = await contest(known)
      expect(body).toMatchObject({ status, contestedAt: body.updatedAt })
      const { tasks } = (await staff.send('GET', '/home')).body
      expect(tasks.find((task: Known) => task.id === known.id)).toMatchObject({
        beside: ['contest'],
      })
      const settled = await move(known.id, 'contest-settlement', { outcome: 'Zurückgespielt.' })
      expect(settled.body).toMatchObject({ status, contestSettledAt: settled.body.updatedAt })
    }
  })

  it('is stood by by whoever confirms it in spite of a concern, and cannot be contested any more', async () => {
    const { id } = await arrived()
    await move(id, 'acknowledgement')
    const rests = (await move(id, 'concern', concern)).body
    const { body } = await act(lukas, rests, 'confirmation', { concern: 1 })
    expect(body).toMatchObject({
      status: 'in_review',
      confirmedAt: body.updatedAt,
      givenBy: { name: 'Lukas Huber' },
    })
    expect((await act(lukas, body, 'contest', { reason: 'x' })).body.code).toBe('illegal-move')
  })

  it('is answered after a concern by another wording, beside which the letter stays', async () => {
    const { id } = await arrived()
    await move(id, 'acknowledgement')
    const rests = (await move(id, 'concern', concern)).body
    const { body } = await act(lukas, rests, 'amendment', { text: 'Bitte sperren Sie sie.' })
    expect(body).toMatchObject({
      status: 'in_review',
      revision: 2,
      givenBy: { name: 'Lukas Huber' },
    })
    expect((await act(lukas, body, 'contest', { reason: 'x' })).body.code).toBe('illegal-move')
    const { body: revisions } = await staff.send('GET', `/instructions/${id}/revisions`)
    expect(revisions.items.map((each: any) => [each.content.text, each.enteredBy])).toEqual([
      [wish.text, 'Eva Brandl'],
      ['Bitte sperren Sie sie.', null],
    ])
  })
})

it('is moved by each side as is its own to say, whatever is asked of the database', async () => {
  const { id } = await arrived()
  await move(id, 'acknowledgement')
  await move(id, 'start')
  for (const [side, person, change] of [
    ['client', lukas, `status = 'executed', executed_at = now()`],
    ['client', lukas, `emergency_reason = 'x'`],
    ['provider', staff, `status = 'executed', executed_at = now(), contested_at = now()`],
    ['provider', staff, `given_by = '{}', confirmed_at = now()`],
  ] as const)
    expect([change, await refusalOf(side, person, id, change)]).toEqual([change, '23001'])
})

/** The code with which the database refuses what the login of a side asks of an instruction, in a session of its own. */
const refusalOf = (side: 'client' | 'provider', person: Person, id: string, change: string) =>
  saidTo(side, person, `update instructions set ${change} where id = '${id}'`)

const saidTo = (side: 'client' | 'provider', person: Person, statement: string) =>
  asRole({ url: portal.target.url })(`portal_${side}`, async (client) => {
    const { sid } = JSON.parse(Buffer.from(person.cookie.split('.')[1]!, 'base64url').toString())
    await client.query('begin')
    await client.query('select open_session($1, $2)', [sha256(sid), portal.clock.now()])
    return client.query(statement).then(
      ({ rowCount }) => rowCount,
      ({ code }: { code: string }) => code,
    )
  })

describe('the end', () => {
  it('is the client’s acceptance, or a defect that brings it back to work', async () => {
    const known = await executed()
    const defect = await move(known.id, 'defect', { defect: 'In med-drive.de noch da.' }, lukas)
    expect(defect.body).toMatchObject({ status: 'in_progress', executedAt: null })
    expect(await mailsAbout(known.id, 'instruction.defect_reported')).toContain('Eva Brandl')
    const again = (await move(known.id, 'execution', { ...report, result: 'Nun ganz' })).body
    expect(again.executions.map(({ result }: { result: string }) => result)).toEqual([
      'Vollständig',
      'Nun ganz',
    ])
    const { body } = await act(lukas, again, 'acceptance', { remark: 'Danke' })
    expect(body).toMatchObject({ status: 'closed', execution: { result: 'Nun ganz' } })
    expect(body.receipts.at(-1).act).toBe('instruction.accepted')
    expect((await act(lukas, body, 'withdrawal')).body.code).toBe('illegal-move')
  })

  it('carries the deletion protocol with every field of it', async () => {
    const { id } = await after([['acknowledgement'], ['start']])
    const deletion = {
      dataSets: 'Akte 4711',
      systems: 'thera-pi.online',
      mediaIds: 'HD-17',
      backups: 'rollen nach 30 Tagen heraus',
      method: 'Überschreiben',
      verification: 'Suche ohne Treffer',
    }
    const { body } = await move(id, 'execution', { ...report, deletion })
    expect(body.execution.deletion).toEqual(deletion)
    expect((await read(id)).execution.deletion).toEqual(deletion)
    const answer = await lukas.send('GET', `/instructions/${id}/deletion-protocol`)
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/pdf'])
    const pdf = await readPdf(answer.raw)
    for (const value of Object.values(deletion)) expect(pdf.text).toContain(value)
    const { rows } = await portal.superuser.query(
      `select line::jsonb -> 'data' ->> 'reportSha256' as hash from evidence_events
        where subject_id = $1 and type = 'instruction.executed'`,
      [id],
    )
    expect(pdf.text.replaceAll(/\s/gu, '')).toContain(rows[0].hash)
    const nothing = () => ({ ...report, deletion: null })
    const without = await after([['acknowledgement'], ['start']])
    const refused = await move(without.id, 'execution', nothing())
    expect([refused.status, refused.body.issues]).toMatchObject([400, [{ path: '/deletion' }]])
    const restriction = await after([['acknowledgement'], ['start']], { kind: 'restriction' })
    const none = (await move(restriction.id, 'execution', nothing())).body
    const missing = await lukas.send('GET', `/instructions/${none.id}/deletion-protocol`)
    expect(missing.status).toBe(404)
  })

  it('is not reported of a time before the instruction or still to come, and hears all of it at once', async () => {
    const { id } = await after([['acknowledgement'], ['start']])
    const { status, body } = await move(id, 'execution', {
      ...report,
      executedFrom: '2026-01-01T08:00:00Z',
      executedUntil: '2099-01-01T08:00:00Z',
      deletion: null,
    })
    expect([status, body.issues.map(({ path }: { path: string }) => path)]).toEqual([
      400,
      ['/executedFrom', '/executedUntil', '/deletion'],
    ])
  })

  it('comes to a standing instruction by itself after its last day, and not before', async () => {
    const today = dateAt(portal.clock.now())
    const standing = await executed({ validFrom: today, validUntil: today })
    const closed = (await act(lukas, standing, 'acceptance')).body
    const oneOff = await executed()
    await turnedIn(0)
    expect((await read(closed.id)).status).toBe('closed')
    // Two processes at once end it once.
    // A day of 25 hours is over then, too.
    await Promise.all([1, 1].map((days) => turnedIn(days, 25)))
    const ended = await read(closed.id)
    expect(ended.status).toBe('expired')
    expect(ended.events.at(-1)).toMatchObject({ move: 'expire', side: 'clock', by: null })
    expect(
      (await eventsOf(closed.id)).filter((type) => type === 'instruction.expired').length,
    ).toBe(1)
    expect((await read(oneOff.id)).status).toBe('executed')
  })

  it('is the withdrawal of a standing instruction that was carried out', async () => {
    const standing = await executed({ validFrom: '2026-01-01' })
    const { body } = await act(lukas, standing, 'withdrawal')
    expect(body.status).toBe('withdrawn')
  })
})

describe('four eyes', () => {
  // By now her session is over.
  beforeAll(() => anna.enter())
  const setTo = (required: boolean, person = anna) =>
    person.send('PUT', `/clients/${sonnenhof}/four-eyes`, {
      body: { required, secondFactor: { kind: 'totp', code: person.freshCode() } },
    })
  /** Anna becomes authorised, so that there are two. */
  const withTwo = async () => {
    await putDown(
      portal.superuser,
      `insert into authorised_persons (id, client_id, user_id, name, function, email, phone, valid_from)
       select gen_random_uuid(), $1, u.id, u.name, 'Leitung', u.email, '0', '2020-01-01' from users u where u.email = $2
          and not exists (select from authorised_persons p where p.user_id = u.id)`,
      [sonnenhof, anna.email],
    )
    expect((await setTo(true)).body.fourEyes).toBe(true)
  }

  it('are asked for by the manager alone, and only where two could sign', async () => {
    const alone = await setTo(true)
    expect([alone.status, alone.body.rule]).toEqual([409, 'too-few-authorised'])
    expect((await setTo(true, staff)).status).toBe(403)
    expect((await setTo(true, lukas)).status).toBe(403)
  })

  it('bring an instruction into force with the second signature, by somebody else', async () => {
    await withTwo()
    try {
      const { body: draft } = await lukas.send('POST', '/instructions', { body: wish })
      const { body: presented } = await act(lukas, draft, 'submission')
      expect(presented).toMatchObject({
        status: 'awaiting_countersignature',
        number: null,
        presented: { move: 'submit', by: 'Lukas Huber' },
      })
      expect((await staff.send('GET', `/instructions/${draft.id}`)).status).toBe(404)
      const self = await act(lukas, presented, 'countersignature')
      expect([self.status, self.body.rule]).toEqual([409, 'second-person'])
      const other = await act(anna, presented, 'countersignature', { sha256: sha256Hex('x') })
      expect(other.status).toBe(412)
      const { body } = await act(anna, presented, 'countersignature')
      expect(body).toMatchObject({
        status: 'submitted',
        givenBy: { name: 'Lukas Huber' },
        countersignedBy: { name: 'Anna Berger' },
        receipt: { act: 'instruction.countersigned' },
      })
      expect((await read(draft.id, staff)).number).toBe(body.number)
    } finally {
      await setTo(false)
    }
  })

  it('count for nothing when the first signer may no longer instruct', async () => {
    await withTwo()
    const validity = (until: string) =>
      putDown(
        portal.superuser,
        `update authorised_persons set valid_until = ${until} where name = 'Lukas Huber'`,
      )
    try {
      const { body: draft } = await lukas.send('POST', '/instructions', { body: wish })
      const { body: presented } = await act(lukas, draft, 'submission')
      await validity('valid_from')
      const refused = await act(anna, presented, 'countersignature')
      expect([refused.status, refused.body.rule]).toEqual([409, 'signature-void'])
      await validity('null')
      expect((await act(anna, presented, 'countersignature')).status).toBe(200)
    } finally {
      await validity('null')
      await setTo(false)
    }
  })

  it('K2 go back when the authority of the first signer ends: once, with a line, and the members are told', async () => {
    await withTwo()
    const worker = portal.connections.worker
    const signer = createSigner(testSecrets.signingKey)
    const means = {
      enqueue: portal.jobs.enqueue,
      signer,
      evidence: createEvidence(signer),
      recordVault: testVaults.records,
    }
    const turn = () => turnTheClock(worker, means, portal.clock.now())
    const validity = (until: string) =>
      putDown(
        portal.superuser,
        `update authorised_persons set valid_until = ${until} where name = 'Lukas Huber'`,
      )
    try {
      const { body: draft } = await lukas.send('POST', '/instructions', { body: wish })
      const { body: presented } = await act(lukas, draft, 'submission')
      await turn()
      expect((await read(presented.id)).status).toBe('awaiting_countersignature')
      await validity('valid_from')
      await Promise.all([turn(), turn()])
      const back = await read(presented.id)
      expect([back.status, back.presented]).toEqual(['draft', null])
      expect(back.events.at(-1)).toMatchObject({ move: 'lapse', side: 'clock', by: null })
      const lines = await eventsOf(presented.id)
      expect(lines.filter((type) => type === 'instruction.signature_lapsed').length).toBe(1)
      expect(await mailsAbout(presented.id, 'instruction.sent_back')).toContain('Anna Berger')
    } finally {
      await validity('null')
      await setTo(false)
    }
  })

  it('keep no standing instruction in force beyond its last day, nor the clock from those behind it', async () => {
    const today = dateAt(portal.clock.now())
    const validity = { validFrom: today, validUntil: today }
    const amended = await after([['acknowledgement'], ['concern', concern]], validity)
    const behind = await given(validity)
    await withTwo()
    try {
      const text = 'Bitte sperren Sie die Akte 4711.'
      const { body: presented } = await act(lukas, amended, 'amendment', { text })
      expect(presented.status).toBe('awaiting_countersignature')
      const signer = createSigner(testSecrets.signingKey)
      const means = {
        enqueue: portal.jobs.enqueue,
        signer,
        evidence: createEvidence(signer),
        recordVault: testVaults.records,
      }
      const tomorrow = new Date(Date.parse(portal.clock.now()) + 25 * 3_600_000).toISOString()
      await turnTheClock(portal.connections.worker, means, tomorrow)
      expect(await read(amended.id)).toMatchObject({
        status: 'expired',
        text: wish.text,
        presented: null,
      })
      expect((await read(amended.id)).concerns).toMatchObject([{ answer: 'expired' }])
      expect((await read(behind.id)).status).toBe('expired')
    } finally {
      await setTo(false)
    }
  })

  it('send back what the second person does not sign, and hide an amendment from the provider until then', async () => {
    const known = await suspended()
    await withTwo()
    try {
      const text = 'Bitte sperren Sie die Akte 4711.'
      const { body: presented } = await act(lukas, known, 'amendment', { text })
      expect(presented.presented.amendment).toEqual({ text })
      expect(await read(known.id, staff)).toMatchObject({
        status: 'awaiting_countersignature',
        text: wish.text,
        presented: null,
      })
      const back = await move(known.id, 'return', { reason: 'Falsche Akte' }, anna)
      expect(back.body).toMatchObject({ status: 'suspended', text: wish.text, presented: null })
      const again = (await act(lukas, back.body, 'amendment', { text })).body
      const { body } = await act(anna, again, 'countersignature')
      expect(body).toMatchObject({ status: 'in_review', text, revision: 2 })
    } finally {
      await setTo(false)
    }
  })

  it('confirm what was told, while the work goes on', async () => {
    await withTwo()
    try {
      const known = await told()
      const signed = (await act(lukas, known, 'confirmation')).body
      expect(signed).toMatchObject({ status: 'submitted', confirmedAt: null })
      expect(signed.presented).toMatchObject({ move: 'confirm', by: 'Lukas Huber' })
      expect((await read(known.id, staff)).presented).toBeNull()
      expect((await act(lukas, signed, 'confirmation')).body.code).toBe('illegal-move')
      const working = (await move(known.id, 'acknowledgement')).body
      const { body } = await act(anna, working, 'countersignature')
      expect(body).toMatchObject({
        status: 'in_review',
        presented: null,
        givenBy: { name: 'Lukas Huber' },
        countersignedBy: { name: 'Anna Berger' },
      })
      expect(body.confirmedAt).not.toBeNull()
      const again = (await act(lukas, await told(), 'confirmation')).body
      const back = await move(again.id, 'return', { reason: 'Falsch' }, anna)
      expect(back.body).toMatchObject({ status: 'submitted', presented: null })
    } finally {
      await setTo(false)
    }
  })
})

describe('the table', () => {
  const paths: { [M in MoveType]?: [string, object, () => Person] } = {
    submit: ['submission', {}, () => lukas],
    countersign: ['countersignature', {}, () => lukas],
    send_back: ['return', { reason: 'x' }, () => lukas],
    confirm: ['confirmation', {}, () => lukas],
    reject: ['rejection', { reason: 'x' }, () => lukas],
    contest: ['contest', { reason: 'x' }, () => lukas],
    correct: ['correction', { ...wish, toldBy: 'x', toldAt: '2026-01-01T08:00:00Z' }, () => staff],
    take_back: ['entry-withdrawal', { reason: 'x' }, () => staff],
    settle_contest: ['contest-settlement', { outcome: 'x' }, () => staff],
    start_emergency: ['emergency-start', { reason: 'x' }, () => staff],
    acknowledge: ['acknowledgement', {}, () => staff],
    raise_concern: ['concern', concern, () => staff],
    amend: ['amendment', { text: 'anders' }, () => lukas],
    quote: ['cost-estimate', { amountCents: 1, basis: 'x' }, () => staff],
    approve_costs: ['cost-approval', { approved: true }, () => lukas],
    refuse_costs: ['cost-approval', { approved: false }, () => lukas],
    start: ['start', {}, () => staff],
    execute: ['execution', report, () => staff],
    accept: ['acceptance', {}, () => lukas],
    report_defect: ['defect', { defect: 'x' }, () => lukas],
    decline: ['declination', { reason: 'x' }, () => staff],
    withdraw: ['withdrawal', {}, () => lukas],
  }
  const told1 = (...steps: [string, object?][]) => stepped(told(), steps)
  const letter1 = (...steps: [string, object?][]) => stepped(arrived(), steps)
  const stepped = async (begun: Promise<Known>, steps: [string, object?][]) => {
    let known = await begun
    for (const [path, body] of steps) known = (await move(known.id, path, body)).body
    return known
  }
  const letterDone = () => letter1(['acknowledgement'], ['start'], ['execution', report])
  const emergency: [string, object] = ['emergency-start', { reason: 'x' }]
  const reach: Record<string, () => Promise<Known>> = {
    told: () => told(),
    'told, suspended': () => told1(['acknowledgement'], ['concern', concern]),
    'told, in progress': () => told1(emergency),
    'told, executed': () => told1(emergency, ['execution', report]),
    letter: () => letter1(),
    'letter in review': () => letter1(['acknowledgement']),
    'letter suspended': () => letter1(['acknowledgement'], ['concern', concern]),
    'letter executed': letterDone,
    'letter executed, contested': async () =>
      (await act(lukas, await letterDone(), 'contest', { reason: 'x' })).body,
    submitted: given,
    in_review: inReview,
    suspended,
    'costs asked': () =>
      after([['acknowledgement'], ['cost-estimate', { amountCents: 1, basis: 'x' }]]),
    in_progress: () => after([['acknowledgement'], ['start']]),
    executed: () => executed(),
    closed: async () => (await act(lukas, await executed(), 'acceptance')).body,
    declined: () => after([['acknowledgement'], ['declination', { reason: 'x' }]]),
    withdrawn: async () => (await act(lukas, await given(), 'withdrawal')).body,
    void: async () => (await act(lukas, await told(), 'rejection', { reason: 'x' })).body,
  }

  it.each(Object.keys(reach))(
    'of moves is the same over HTTP, from %s',
    async (place) => {
      const possible: MoveType[] = []
      const begun = await reach[place]!()
      for (const [name, [path, body, by]] of Object.entries(paths)) {
        const known = await reach[place]!()
        const { status: code, body: answer } = await act(by(), known, path, body).then((first) =>
          // Those that take no second factor refuse one: their bodies are strict.
          first.status === 400 ? move(known.id, path, body, by()) : first,
        )
        if (code === 200) possible.push(name as MoveType)
        else expect([name, code, answer.code]).toEqual([name, 409, 'illegal-move'])
      }
      // What the answer says of a state is what the life cycle asks.
      const state = { ...newDraft, ...(begun as unknown as Partial<InstructionState>) }
      expect(possible.toSorted()).toEqual(
        movesOf(state)
          .filter((each) => each !== 'present')
          .toSorted(),
      )
    },
    60_000,
  )
})

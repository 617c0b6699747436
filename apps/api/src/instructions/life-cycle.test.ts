import { movesOf, type MoveType, type Status } from '@portal/domain/instructions/machine'
import { dateAt } from '@portal/domain/time'
import { describe, expect, it } from 'vitest'
import { testSecrets } from '../../test/keys.ts'
import { testVaults } from '../../test/receipts.ts'
import { clientIdOf } from '../../test/demo.ts'
import { putDown } from '../../test/database.ts'
import { usePortal } from '../../test/harness.ts'
import { type Person, usePerson } from '../../test/person.ts'
import { readPdf } from '../../test/read-pdf.ts'
import { sha256Hex } from '../platform/crypto.ts'
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
const report = {
  report: 'Gelöscht und geprüft.',
  executedFrom: '2026-11-23T08:00:00Z',
  executedUntil: '2026-11-23T09:00:00Z',
  result: 'Vollständig',
}
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
const told = async () =>
  (
    await staff.send('POST', '/instructions/oral', {
      body: { ...oral, clientId: sonnenhof, toldAt: portal.clock.now() },
    })
  ).body
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
    expect(known.status).toBe('awaiting_cost_approval')
    expect((await move(known.id, 'start')).body.code).toBe('illegal-move')
    const other = await act(lukas, known, 'cost-approval', { approved: true, amountCents: 100 })
    expect(other.status).toBe(412)
    const { body } = await act(lukas, known, 'cost-approval', {
      approved: true,
      amountCents: quote.amountCents,
    })
    expect(body).toMatchObject({
      status: 'in_review',
      costEstimates: [{ ...quote, decision: 'approved', decidedBy: 'Lukas Huber' }],
    })
    expect(body.receipts.at(-1).act).toBe('costs.approved')
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
  it('is void until an authorised person confirms it, and nothing is done before', async () => {
    const known = await told()
    expect(known).toMatchObject({
      status: 'awaiting_confirmation',
      channel: 'oral',
      number: expect.stringMatching(/^W-/u),
      oral: { toldBy: 'Lukas Huber', recordedBy: 'Eva Brandl', note: 'Am Telefon.' },
      givenBy: null,
    })
    for (const [path, body] of [
      ['acknowledgement', {}],
      ['start', {}],
      ['execution', report],
    ] as const)
      expect((await move(known.id, path, body)).body.code).toBe('illegal-move')
    const member = await act(miriam, known, 'confirmation')
    expect([member.status, member.body.rule]).toEqual([403, 'not-authorised'])
    const { body } = await act(lukas, known, 'confirmation')
    expect(body).toMatchObject({
      status: 'submitted',
      number: known.number,
      givenBy: { name: 'Lukas Huber' },
      receipt: { act: 'oral-instruction.confirmed' },
    })
    expect((await move(known.id, 'acknowledgement')).body.status).toBe('in_review')
  })

  it('is rejected where nobody stands by it', async () => {
    const known = await told()
    const { body } = await act(lukas, known, 'rejection', { reason: 'Das hat niemand gesagt.' })
    expect(body).toMatchObject({ status: 'void', submittedAt: null })
    expect(body.receipts.map(({ act: of }: { act: string }) => of)).toEqual([
      'oral-instruction.rejected',
    ])
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
    expect((await send({ channel: 'portal' })).status).toBe(400)
    expect((await send({ clientId: crypto.randomUUID() })).status).toBe(404)
    expect((await lukas.send('POST', '/instructions/oral', { body })).status).toBe(403)
  })
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
    const none = await executed()
    const missing = await lukas.send('GET', `/instructions/${none.id}/deletion-protocol`)
    expect(missing.status).toBe(404)
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
})

describe('the table', () => {
  const paths: { [M in MoveType]?: [string, object, () => Person] } = {
    submit: ['submission', {}, () => lukas],
    countersign: ['countersignature', {}, () => lukas],
    send_back: ['return', { reason: 'x' }, () => lukas],
    confirm: ['confirmation', {}, () => lukas],
    reject: ['rejection', { reason: 'x' }, () => lukas],
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
  const reach: { [S in Status]?: () => Promise<Known> } = {
    awaiting_confirmation: told,
    submitted: given,
    in_review: inReview,
    suspended,
    awaiting_cost_approval: () =>
      after([['acknowledgement'], ['cost-estimate', { amountCents: 1, basis: 'x' }]]),
    in_progress: () => after([['acknowledgement'], ['start']]),
    executed: () => executed(),
    closed: async () => (await act(lukas, await executed(), 'acceptance')).body,
    declined: () => after([['acknowledgement'], ['declination', { reason: 'x' }]]),
    withdrawn: async () => (await act(lukas, await given(), 'withdrawal')).body,
    void: async () => (await act(lukas, await told(), 'rejection', { reason: 'x' })).body,
  }

  it.each(Object.keys(reach) as Status[])(
    'of moves is the same over HTTP, from %s',
    async (status) => {
      const possible: MoveType[] = []
      for (const [name, [path, body, by]] of Object.entries(paths)) {
        const known = await reach[status]!()
        const { status: code, body: answer } = await act(by(), known, path, body).then((first) =>
          // Those that take no second factor refuse one: their bodies are strict.
          first.status === 400 ? move(known.id, path, body, by()) : first,
        )
        if (code === 200) possible.push(name as MoveType)
        else expect([name, code, answer.code]).toEqual([name, 409, 'illegal-move'])
      }
      expect(possible.toSorted()).toEqual(
        movesOf({ status, isStanding: false })
          .filter((name) => name !== 'present')
          .toSorted(),
      )
    },
    60_000,
  )
})

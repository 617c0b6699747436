import { beforeAll, describe, expect, it } from 'vitest'
import { asRole } from '../../../test/as-role.ts'
import { holdRow, putDown, untilWaiting } from '../../../test/database.ts'
import { clientIdOf } from '../../../test/demo.ts'
import { usePortal } from '../../../test/harness.ts'
import { type Person, usePerson } from '../../../test/person.ts'
import { readPdf } from '../../../test/read-pdf.ts'
import { sendLetter } from '../../../test/send-file.ts'
import { sha256Hex } from '../../platform/crypto.ts'

const portal = usePortal()
const lukas = usePerson(portal, 'lukas.huber')
const anna = usePerson(portal, 'anna.berger')
const miriam = usePerson(portal, 'miriam.vogt')
const sabine = usePerson(portal, 'sabine.koch')
const eva = usePerson(portal, 'eva.brandl')
const robert = usePerson(portal, 'robert.zerer')
const sonnenhof = clientIdOf('Sonnenhof')

const wish = {
  title: 'Sicherungen 60 Tage aufbewahren',
  text: 'Die nächtlichen Sicherungen werden künftig 60 statt 30 Tage aufbewahrt.',
  systems: ['thera-pi.online'],
}
const report = {
  report: 'Umgestellt und geprüft.',
  get executedFrom() {
    return portal.clock.now()
  },
  get executedUntil() {
    return portal.clock.now()
  },
  result: 'Vollständig',
}
const kind = 'processing_change'

type Known = { id: string; version: number }
const key = () => ({ 'idempotency-key': crypto.randomUUID() })
const signed = (person: Person) => ({
  secondFactor: { kind: 'totp', code: person.freshCode() },
})
const act = (person: Person, { id, version }: Known, path: string, body: object = {}) =>
  person.send('POST', `/instructions/${id}/${path}`, {
    body: { ...body, ...signed(person) },
    headers: { 'if-match': `"${version}"`, ...key() },
  })
const move = (id: string, path: string, body: object = {}, person = eva) =>
  person.send('POST', `/instructions/${id}/${path}`, { body })
const read = async (id: string, person = lukas) =>
  (await person.send('GET', `/instructions/${id}`)).body
const drafted = async (fields: object = {}) =>
  (await lukas.send('POST', '/instructions', { body: { ...wish, kind, ...fields } })).body
const asked = async (fields: object = {}) =>
  (await act(lukas, await drafted(fields), 'submission')).body
const offer = (fields: object = {}, person = eva) =>
  person.send('POST', '/instructions/changes', {
    body: { ...wish, clientId: sonnenhof, ...fields, ...signed(person) },
    headers: key(),
  })
const offered = async (fields: object = {}) => (await offer(fields)).body
const mailsAbout = async (id: string) =>
  (
    await portal.superuser.query(
      `select distinct m.kind, u.side from mails m join users u on u.id = m.user_id where m.path like $1 order by 1, 2`,
      [`%${id}`],
    )
  ).rows.map((mail) => `${mail.kind} to ${mail.side}`)
const receiptOf = async (id: string, person: Person) => {
  const { raw } = await person.send('GET', `/receipts/${id}/jws`)
  const [, payload] = raw.toString().split('.')
  return JSON.parse(Buffer.from(payload!, 'base64url').toString())
}

describe('a change of the processing (§8.2)', () => {
  it('is proposed by the client, begins when the provider has agreed, and is carried out and accepted then', async () => {
    const proposed = await asked()
    expect(proposed).toMatchObject({
      status: 'proposed',
      proposedBy: 'client',
      agreedAt: null,
      number: expect.stringMatching(/^W-/u),
      givenBy: { name: 'Lukas Huber' },
      receipt: { act: 'change.proposed' },
    })
    for (const path of ['acknowledgement', 'start', 'execution', 'declination', 'emergency-start'])
      expect([
        path,
        (
          await move(
            proposed.id,
            path,
            {
              execution: report,
              declination: { reason: 'x' },
              'emergency-start': { reason: 'x' },
            }[path],
          )
        ).status,
      ]).toEqual([path, 409])
    const { body: agreed } = await act(eva, proposed, 'agreement', {
      revision: 1,
      textSha256: proposed.textSha256,
    })
    expect(agreed).toMatchObject({
      status: 'agreed',
      agreedAt: expect.any(String),
      agreedBy: {
        by: { side: 'provider', name: 'Eva Brandl', role: 'staff' },
        countersignedBy: null,
      },
    })
    expect(agreed.receipts.map((each: any) => each.act)).toEqual([
      'change.proposed',
      'change.agreed',
    ])
    expect((await move(proposed.id, 'declination', { reason: 'x' })).status).toBe(409)
    expect((await act(lukas, agreed, 'withdrawal')).body.code).toBe('illegal-move')
    await move(proposed.id, 'start')
    const done = (await move(proposed.id, 'execution', report)).body
    const closed = await act(lukas, done, 'acceptance')
    expect(closed.body).toMatchObject({ status: 'closed', proposedBy: 'client' })
    expect(await mailsAbout(proposed.id)).toEqual([
      'change.accepted to provider',
      'change.agreed to client',
      'change.executed to client',
      'change.proposed to provider',
      'change.started to client',
    ])
  })

  it('is proposed by the provider with a receipt that the client can read, and is nowhere before', async () => {
    const without = await eva.send('POST', '/instructions/changes', {
      body: { ...wish, clientId: sonnenhof },
      headers: key(),
    })
    expect([without.status, without.body.code]).toEqual([403, 'step-up-required'])
    const count = async () =>
      (await portal.superuser.query(`select count(*) from instructions where title = 'Nirgends'`))
        .rows[0].count
    const body = { ...wish, title: 'Nirgends', clientId: sonnenhof }
    await eva.send('POST', '/instructions/changes', {
      body: { ...body, secondFactor: { kind: 'totp', code: '000000' } },
      headers: key(),
    })
    expect(await count()).toBe('0')

    const { status, body: proposed } = await offer()
    expect([status, proposed.status, proposed.proposedBy]).toEqual([201, 'proposed', 'provider'])
    expect(proposed).toMatchObject({
      givenBy: null,
      proposer: { side: 'provider', name: 'Eva Brandl', role: 'staff' },
    })
    const shown = await read(proposed.id)
    expect(shown.receipt).toMatchObject({ act: 'change.proposed' })
    const record = await receiptOf(shown.receipt.id, lukas)
    expect(record).toMatchObject({
      schema: 'avv-portal/receipt/9',
      act: 'change.proposed',
      change: { proposedBy: 'provider', agreedAt: null },
      entered: { by: 'Eva Brandl', side: 'provider' },
      givenBy: { side: 'provider', name: 'Eva Brandl' },
      textSha256: sha256Hex(wish.text),
    })
    expect(sha256Hex(record.confirmed.declaration)).toBe(record.confirmed.sha256)
    expect(JSON.parse(record.confirmed.declaration)).toMatchObject({ ...wish, clientId: sonnenhof })

    const { body: agreed } = await act(lukas, shown, 'agreement', { revision: 1 })
    expect(agreed).toMatchObject({
      status: 'agreed',
      agreedBy: { by: { name: 'Lukas Huber', authorisationId: expect.any(String) } },
    })
    const yes = await receiptOf(agreed.receipts[1].id, eva)
    expect(yes).toMatchObject({
      act: 'change.agreed',
      change: { proposedBy: 'provider', agreedAt: agreed.agreedAt },
      givenBy: { name: 'Lukas Huber' },
    })
    expect(JSON.parse(yes.confirmed.declaration).instruction).toMatchObject({
      text: wish.text,
      revision: 1,
      proposedBy: 'provider',
    })
    expect(await mailsAbout(proposed.id)).toEqual([
      'change.agreed to provider',
      'change.proposed to client',
    ])
    for (const [receipt, words] of [
      [shown.receipt, 'Der Vorschlag einer Änderung'],
      [agreed.receipts[1], 'der Änderung mit genau diesem Wortlaut zugestimmt hat'],
    ]) {
      const { raw } = await lukas.send('GET', `/receipts/${receipt.id}/content`)
      const text = (await readPdf(raw)).text.replaceAll(/\s+/gu, ' ')
      expect(text).toContain(words)
      expect(text).not.toMatch(/Weisung(?!sberechtigt)/u)
    }
  })

  it('is refused by the other side with a reason, or taken back by its own, and by nobody else', async () => {
    const ofClient = await asked()
    const ofProvider = await offered()
    for (const [known, path, person] of [
      [ofClient, 'agreement', lukas],
      [ofClient, 'refusal', lukas],
      [ofClient, 'retraction', eva],
      [ofClient, 'revision', eva],
      [ofProvider, 'agreement', eva],
      [ofProvider, 'refusal', eva],
      [ofProvider, 'retraction', lukas],
      [ofProvider, 'revision', lukas],
    ] as const) {
      const body = path === 'refusal' ? { reason: 'x' } : path === 'revision' ? { text: 'x' } : {}
      const { status, body: refusal } = await act(person, known, path, body)
      expect([path, status, refusal.code]).toEqual([path, 409, 'illegal-move'])
    }
    const { body: refused } = await act(eva, ofClient, 'refusal', { reason: 'Zu teuer.' })
    expect(refused).toMatchObject({ status: 'declined', endReason: 'Zu teuer.' })
    expect(refused.receipts.at(-1)).toMatchObject({ act: 'change.refused' })
    const { body: retracted } = await act(eva, ofProvider, 'retraction', { reason: 'Überholt.' })
    expect(retracted).toMatchObject({ status: 'withdrawn', endReason: 'Überholt.' })
    expect(retracted.receipts.at(-1)).toMatchObject({ act: 'change.retracted' })
    const second = await offered()
    expect((await act(lukas, second, 'refusal', { reason: 'Nein.' })).body.status).toBe('declined')
    const third = await asked()
    expect((await act(lukas, third, 'retraction')).body.status).toBe('withdrawn')
    for (const { id } of [ofClient, ofProvider]) {
      const now = await read(id)
      expect((await act(lukas, now, 'agreement')).status).toBe(409)
      expect((await act(eva, now, 'agreement')).status).toBe(409)
    }
  })

  it('W1 is agreed to in the wording that was read, or not at all', async () => {
    const first = await offered()
    const { body: second } = await act(robert, first, 'revision', { text: 'Es sind 45 Tage.' })
    expect(second).toMatchObject({
      status: 'proposed',
      revision: 2,
      text: 'Es sind 45 Tage.',
      proposer: { name: 'Robert Zerer' },
    })
    expect((await act(lukas, first, 'agreement')).status).toBe(412)
    for (const before of [{ revision: 1 }, { textSha256: first.textSha256 }]) {
      const { status } = await act(lukas, second, 'agreement', before)
      expect([before, status]).toEqual([before, 412])
    }
    const same = await act(eva, second, 'revision', { text: 'Es sind 45 Tage.' })
    expect([same.status, same.body.rule]).toEqual([409, 'nothing-changed'])
    const { body: agreed } = await act(lukas, second, 'agreement', { revision: 2 })
    expect(agreed.status).toBe('agreed')
    const again = await act(eva, agreed, 'revision', { text: 'Doch 90 Tage.' })
    expect([again.status, again.body.code]).toEqual([409, 'illegal-move'])
    const { body: wordings } = await lukas.send('GET', `/instructions/${first.id}/revisions`)
    expect(wordings.items.map((each: any) => [each.enteredBy, each.content.text])).toEqual([
      ['Eva Brandl', wish.text],
      ['Robert Zerer', 'Es sind 45 Tage.'],
    ])
    const own = await asked()
    const { body: revised } = await act(lukas, own, 'revision', { title: 'Länger sichern' })
    expect(revised).toMatchObject({ status: 'proposed', revision: 2, title: 'Länger sichern' })
    expect((await act(eva, own, 'agreement')).status).toBe(412)
    expect((await act(eva, revised, 'agreement')).body.status).toBe('agreed')
  })

  it('may come by letter, but not by word of mouth', async () => {
    const entry = {
      ...wish,
      kind,
      clientId: sonnenhof,
      toldBy: 'Lukas Huber',
      toldAt: portal.clock.now(),
    }
    const { status, body } = await eva.send('POST', '/instructions/oral', { body: entry })
    expect([status, body.issues]).toEqual([
      400,
      [expect.objectContaining({ path: '/kind', code: 'documented-form' })],
    ])
    const letter = (await sendLetter(portal.app, eva, { ...entry, channel: 'letter' })).json()
    expect(letter).toMatchObject({ status: 'proposed', proposedBy: 'client', givenBy: null })
    const other = await move(letter.id, 'correction', {
      ...wish,
      kind: 'other',
      toldBy: 'x',
      toldAt: entry.toldAt,
    })
    expect([other.status, other.body.issues[0].path]).toEqual([400, '/kind'])
    const { body: agreed } = await act(eva, letter, 'agreement')
    expect(agreed.status).toBe('agreed')
    expect((await move(letter.id, 'entry-withdrawal', { reason: 'x' })).status).toBe(409)
    const told = await eva.send('POST', '/instructions/oral', { body: { ...entry, kind: 'other' } })
    const turned = await move(told.body.id, 'correction', {
      ...wish,
      kind,
      toldBy: 'x',
      toldAt: entry.toldAt,
    })
    expect([turned.status, turned.body.issues[0].path]).toEqual([400, '/kind'])
  })

  it('rests for a concern after it was agreed, and ends then only with the word of both', async () => {
    const { body: agreed } = await act(eva, await asked(), 'agreement')
    const concern = { norm: 'x', reasoning: 'x', suspended: 'x', askedOfClient: 'x' }
    const { body: rests } = await move(agreed.id, 'concern', concern)
    const other = await act(lukas, rests, 'amendment', { text: 'Anders.' })
    expect([other.status, other.body.code]).toEqual([409, 'illegal-move'])
    const { body: on } = await act(lukas, rests, 'confirmation')
    expect(on.status).toBe('agreed')
    const { body: again } = await move(agreed.id, 'concern', concern)
    expect((await act(lukas, again, 'withdrawal')).body.status).toBe('withdrawn')
  })

  it('is for those alone who may bind a side', async () => {
    const ofProvider = await offered()
    const ofClient = await asked()
    for (const path of ['agreement', 'refusal', 'revision', 'retraction']) {
      const body = { refusal: { reason: 'x' }, revision: { text: 'x' } }[path] ?? {}
      const member = await act(miriam, ofProvider, path, body)
      expect([path, member.status, member.body.rule]).toEqual([path, 403, 'not-authorised'])
      // Somebody of another client finds nothing there.
      const stranger = await act(sabine, ofProvider, path, body)
      expect([path, stranger.status]).toEqual([path, 404])
      const wanting = await lukas.send('POST', `/instructions/${ofClient.id}/${path}`, { body })
      expect([path, wanting.status]).toEqual([path, 428])
    }
    const client = await offer({}, lukas)
    expect([client.status, client.body.code]).toEqual([403, 'forbidden'])
    const unknown = await offer({ clientId: crypto.randomUUID() })
    expect(unknown.status).toBe(404)
  })

  it('is ordered by nobody in the database, begins there without no agreement, and is agreed to by one side alone', async () => {
    const { id } = await asked()
    const own = await offered()
    const as = (role: 'portal_client' | 'portal_provider', query: string, values: unknown[]) =>
      asRole(portal.target)(role, async (client) => {
        await client.query('begin')
        const side = role === 'portal_client' ? 'client' : 'provider'
        await client.query(
          `select set_config('app.side', $1, true), set_config('app.role', $2, true), set_config('app.client_id', $3, true)`,
          [side, side === 'client' ? 'member' : 'staff', sonnenhof],
        )
        return client.query(query, values).then(
          ({ rowCount }) => rowCount,
          (error: { code: string }) => error.code,
        )
      })
    const agreeing = `update instructions set status = 'agreed', agreed_at = now(), agreed_by = '{}', acknowledged_at = now() where id = $1`
    const refused = '23001'
    expect(await as('portal_client', agreeing, [id])).toBe(refused)
    expect(await as('portal_provider', agreeing, [own.id])).toBe(refused)
    expect(
      await as(
        'portal_provider',
        `update instructions set status = 'in_review', acknowledged_at = now() where id = $1`,
        [id],
      ),
    ).toBe('23514')
    const declining = `update instructions set status = 'declined', ended_at = now() where id = $1`
    expect(await as('portal_client', declining, [id])).toBe(refused)
    expect(await as('portal_provider', declining, [own.id])).toBe(refused)
    const lapsing = `update instructions set status = 'expired', ended_at = now() where id = $1`
    const standing = await asked({ validFrom: '2020-01-01', validUntil: '2099-01-01' })
    expect(await as('portal_client', lapsing, [standing.id])).toBe(refused)
    const rewording = `update instructions set text = 'x', revision = revision + 1 where id = $1`
    expect(await as('portal_provider', rewording, [id])).toBe(refused)
    expect(await as('portal_client', rewording, [own.id])).toBe(refused)
    const back = `update instructions set status = 'withdrawn', ended_at = now() where id = $1`
    expect(await as('portal_provider', back, [id])).toBe(refused)
    const turning = `update instructions set proposed_by = 'provider' where id = $1`
    expect(await as('portal_provider', turning, [id])).toBe(refused)
    const draft = await drafted()
    expect(
      await as(
        'portal_client',
        `update instructions set status = 'submitted', submitted_at = now(), given_by = '{}', number = 'W-X' where id = $1`,
        [draft.id],
      ),
    ).toBe(refused)
    await act(eva, await read(id), 'agreement')
    const undoing = `update instructions set agreed_at = now() where id = $1`
    expect(await as('portal_provider', undoing, [id])).toBe(refused)
    expect(
      await as(
        'portal_provider',
        `insert into receipts (id, client_id, instruction_id, revision, number, act, sha256, issued_at, jws, key_id, sealed)
         values (gen_random_uuid(), $1, $2, 1, 'Q-X', 'instruction.submitted', repeat('0', 64), now(), '', '', '')`,
        [sonnenhof, id],
      ),
    ).toBe('42501')
  })
})

describe('two at once', () => {
  const line = async (known: Known, callers: (() => Promise<any>)[]) => {
    const release = await holdRow(portal, 'select from instructions where id = $1 for update', [
      known.id,
    ])
    const answers = callers.map((call) => call())
    await untilWaiting(portal, callers.length)
    await release()
    return Promise.all(answers)
  }

  it('agree to it once', async () => {
    const proposed = await asked()
    const answers = await line(proposed, [
      () => act(eva, proposed, 'agreement'),
      () => act(robert, proposed, 'agreement'),
    ])
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['200', '412'])
    const now = await read(proposed.id)
    expect(now.events.filter((each: any) => each.move === 'agree').length).toBe(1)
    expect(now.receipts.length).toBe(2)
  })

  it('agree and take it back: one of both has happened', async () => {
    const proposed = await asked()
    const answers = await line(proposed, [
      () => act(lukas, proposed, 'retraction'),
      () => act(eva, proposed, 'agreement'),
    ])
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['200', '412'])
    const now = await read(proposed.id)
    expect((now.status === 'withdrawn') === (now.agreedAt === null)).toBe(true)
  })
})

describe('where the client asks for four eyes', () => {
  const setTo = (required: boolean) =>
    anna.send('PUT', `/clients/${sonnenhof}/four-eyes`, {
      body: { required, ...signed(anna) },
    })
  beforeAll(async () => {
    await anna.enter()
    await putDown(
      portal.superuser,
      `insert into authorised_persons (id, client_id, user_id, name, function, email, phone, valid_from)
       select gen_random_uuid(), $1, u.id, u.name, 'Leitung', u.email, '0', '2020-01-01' from users u where u.email = $2`,
      [sonnenhof, anna.email],
    )
    await setTo(true)
  })

  it('a second person agrees for it, over what the first one read', async () => {
    const proposed = await offered()
    const { body: once } = await act(lukas, proposed, 'agreement', { revision: 1 })
    expect(once).toMatchObject({
      status: 'proposed',
      agreedAt: null,
      presented: { move: 'agree', by: 'Lukas Huber' },
    })
    expect(await read(proposed.id, eva)).toMatchObject({ status: 'proposed', presented: null })
    const self = await act(lukas, once, 'countersignature')
    expect([self.status, self.body.rule]).toEqual([409, 'second-person'])
    const { body: agreed } = await act(anna, once, 'countersignature', {
      sha256: once.presented.sha256,
    })
    expect(agreed).toMatchObject({
      status: 'agreed',
      presented: null,
      agreedBy: { by: { name: 'Lukas Huber' }, countersignedBy: { name: 'Anna Berger' } },
    })
    const receipt = agreed.receipts.at(-1)
    expect(receipt.act).toBe('change.agreed')
    expect(await receiptOf(receipt.id, eva)).toMatchObject({
      countersignedBy: { name: 'Anna Berger' },
    })
  })

  it('another wording voids the first signature', async () => {
    const proposed = await offered()
    const { body: once } = await act(lukas, proposed, 'agreement')
    const now = await read(proposed.id, eva)
    const { body: revised } = await act(eva, now, 'revision', { text: 'Es sind 90 Tage.' })
    expect(revised.status).toBe('proposed')
    expect((await act(anna, once, 'countersignature')).status).toBe(412)
    const after = await read(proposed.id)
    expect(after.presented).toBeNull()
    expect((await act(anna, after, 'countersignature')).status).toBe(409)
  })

  it('its own proposal is made by two, and changed by two', async () => {
    const { body: once } = await act(lukas, await drafted(), 'submission')
    expect(once).toMatchObject({
      status: 'awaiting_countersignature',
      number: null,
      presented: { move: 'propose' },
    })
    expect((await eva.send('GET', `/instructions/${once.id}`)).status).toBe(404)
    const { body: proposed } = await act(anna, once, 'countersignature')
    expect(proposed).toMatchObject({
      status: 'proposed',
      proposedBy: 'client',
      receipt: { act: 'change.proposed' },
    })
    const { body: changed } = await act(lukas, proposed, 'revision', { text: 'Es sind 50 Tage.' })
    expect(changed).toMatchObject({ status: 'proposed', revision: 1, text: wish.text })
    const { body: revised } = await act(anna, changed, 'countersignature')
    expect(revised).toMatchObject({ revision: 2, text: 'Es sind 50 Tage.', presented: null })
    expect((await act(eva, revised, 'agreement', { revision: 2 })).body.status).toBe('agreed')
  })

  it('and the draft of an order becomes none by its kind alone', async () => {
    const { body } = await lukas.send('POST', '/instructions', {
      body: { ...wish, kind: 'other' },
    })
    const { body: once } = await act(lukas, body, 'submission')
    expect(once.presented.move).toBe('submit')
    expect((await act(anna, once, 'countersignature')).body).toMatchObject({
      status: 'submitted',
      proposedBy: null,
    })
    await setTo(false)
  })
})

describe('what was ordered before changes were proposals', () => {
  it('stays as it was: without a proposer, whole in the log, and carried out as an order', async () => {
    const id = crypto.randomUUID()
    await portal.superuser.query('alter table instructions disable trigger proposed')
    await putDown(
      portal.superuser,
      `insert into instructions (id, client_id, number, kind, title, text, systems, data_categories, data_subjects, urgency,
         drafted_by, created_at, updated_at, given_by, status, submitted_at, acknowledged_at, status_since)
       select $1, $2, 'W-2025-0777', 'processing_change', 'Alt', 'Alter Wortlaut', '{}', '{}', '{}', 'normal', 'Lukas Huber',
         now(), now(), '{"userId": "01936d5e-0000-7000-8000-000000000001", "name": "Lukas Huber", "function": "Leitung",
           "authorisationId": "01936d5e-0000-7000-8000-000000000001", "authorisedSince": "2020-01-01",
           "authenticatedBy": "password+totp"}', 'in_review', now(), now(), now()`,
      [id, sonnenhof],
    )
    await portal.superuser.query('alter table instructions enable trigger proposed')
    expect(await read(id)).toMatchObject({
      proposedBy: null,
      agreedAt: null,
      status: 'in_review',
      isDoubtful: false,
    })
    const started = await move(id, 'start')
    expect([started.status, started.body.status]).toEqual([200, 'in_progress'])
    const { body: withdrawn } = await act(lukas, started.body, 'withdrawal')
    expect(withdrawn.receipts.at(-1).act).toBe('instruction.withdrawn')
    expect(await receiptOf(withdrawn.receipts.at(-1).id, lukas)).toMatchObject({ change: null })
  })
})

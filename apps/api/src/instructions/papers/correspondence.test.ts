import { describe, expect, it } from 'vitest'
import { receiptsIn } from '../../../test/receipts.ts'
import { usePortal } from '../../../test/harness.ts'
import { sendFile } from '../../../test/send-file.ts'
import { type Person, usePerson } from '../../../test/person.ts'
import { activePdfs, makePdf } from '../../../test/make-pdf.ts'
import { sha256Hex } from '../../platform/crypto.ts'

const portal = usePortal()
const lukas = usePerson(portal, 'lukas.huber')
const miriam = usePerson(portal, 'miriam.vogt')
const jonas = usePerson(portal, 'jonas.weiss')
const staff = usePerson(portal, 'eva.brandl')
const auditor = usePerson(portal, 'martin.kreuz')
const other = usePerson(portal, 'sabine.koch')

const wish = { kind: 'rectification', title: 'Berichtigung', text: 'Siehe Anlage.' }
const draft = async () => (await lukas.send('POST', '/instructions', { body: wish })).body
const submit = async (id: string, version: number) =>
  (
    await lukas.send('POST', `/instructions/${id}/submission`, {
      body: { secondFactor: { kind: 'totp', code: lukas.freshCode() } },
      headers: { 'if-match': `"${version}"`, 'idempotency-key': crypto.randomUUID() },
    })
  ).body

const pdf = makePdf()
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
async function attach(
  person: Person,
  id: string,
  content: Uint8Array | string,
  name: string,
  headers: Record<string, string> = {},
) {
  const answer = await sendFile(portal.app, person, id, { name, content }, headers)
  return { status: answer.statusCode, body: answer.json() }
}
const download = (person: Person, id: string, attachmentId: string) =>
  person.send('GET', `/instructions/${id}/attachments/${attachmentId}`)

describe('attachments', () => {
  it('are taken by what is in them, kept encrypted, and come back byte for byte', async () => {
    const { id } = await draft()
    await attach(lukas, id, pdf, 'Korrekturbogen.pdf')
    await attach(miriam, id, png, '../../Röntgen.exe')
    const { status, body } = await attach(lukas, id, 'a;b\n1;2\n', 'Liste.csv')
    expect(status).toBe(201)
    expect(body.attachments).toMatchObject([
      { name: 'Korrekturbogen.pdf', mediaType: 'application/pdf', sha256: sha256Hex(pdf) },
      { name: 'Röntgen.exe.png', mediaType: 'image/png', by: 'Miriam Vogt' },
      { name: 'Liste.csv', mediaType: 'text/csv', size: 8 },
    ])
    const answer = await download(lukas, id, body.attachments[0].id)
    expect(answer.raw.equals(pdf)).toBe(true)
    expect(answer.headers['content-disposition']).toMatch(/^attachment/u)
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    const { rows } = await portal.superuser.query(
      'select sealed from instruction_attachments where instruction_id = $1',
      [id],
    )
    for (const { sealed } of rows) expect(sealed.includes(pdf.subarray(0, 20))).toBe(false)
  })

  it.each([
    ['N1 SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'Bild.png'],
    ['N1 HTML', '<!doctype html><script>alert(1)</script>', 'Text.txt'],
    ['N1 HTML behind blanks', '\n  <html>', 'Text.txt'],
    ['a program', Buffer.from('MZ\u0090\u0000', 'latin1'), 'Bericht.pdf'],
    ['an archive', Buffer.from('PK\u0003\u0004', 'latin1'), 'Bericht.pdf'],
    ['text that is none', Buffer.from([0x41, 0x00, 0x42]), 'Text.txt'],
    ['text that is not UTF-8', Buffer.from([0x41, 0xff, 0x42]), 'Text.txt'],
  ])('refuse %s with the reason', async (_, content, name) => {
    const { id } = await draft()
    const { status, body } = await attach(lukas, id, content, name)
    expect([status, body.code, body.reason]).toEqual([422, 'file-refused', 'type-not-allowed'])
  })

  it('N1 refuse a PDF with active content, and a polyglot that is one behind a few bytes', async () => {
    const { id } = await draft()
    for (const [name, active] of Object.entries(activePdfs)) {
      const { status, body } = await attach(lukas, id, active, 'Bericht.pdf')
      expect([name, status, body.reason]).toEqual([name, 422, 'active-content'])
    }
    const polyglot = Buffer.concat([Buffer.from('<html>\n'), pdf])
    expect((await attach(lukas, id, polyglot, 'Bericht.html')).status).toBe(422)
    expect((await attach(lukas, id, '', 'leer.txt')).body.reason).toBe('empty')
  })

  it('are ten at most, the same one once', async () => {
    const { id } = await draft()
    for (let i = 0; i < 10; i++) await attach(lukas, id, `Datei ${i}`, 'Text.txt')
    const twice = await attach(lukas, id, 'Datei 3', 'Kopie.txt')
    expect([twice.status, twice.body.attachments.length]).toEqual([201, 10])
    const { status, body } = await attach(lukas, id, 'Datei 10', 'Text.txt')
    expect([status, body.reason]).toEqual([422, 'too-many'])
  })

  it('W1 are part of what was reviewed: one more since then refuses the submission', async () => {
    const { id, version } = await draft()
    await attach(miriam, id, pdf, 'Anderes.pdf')
    const answer = await lukas.send('POST', `/instructions/${id}/submission`, {
      body: { secondFactor: { kind: 'totp', code: lukas.freshCode() } },
      headers: { 'if-match': `"${version}"`, 'idempotency-key': crypto.randomUUID() },
    })
    expect(answer.status).toBe(412)
  })

  it('stand in the receipt and stay with what was submitted', async () => {
    const { id } = await draft()
    const { body: attached } = await attach(lukas, id, pdf, 'Korrekturbogen.pdf')
    const submitted = await submit(id, attached.version)
    const [kept] = await receiptsIn(portal.superuser, 'instruction_id = $1', id)
    expect(JSON.parse(kept.record).instruction.attachments).toEqual([
      { name: 'Korrekturbogen.pdf', sha256: sha256Hex(pdf), size: pdf.byteLength },
    ])
    expect((await attach(lukas, id, png, 'Bild.png')).body.code).toBe('illegal-move')
    const [{ id: attachmentId }] = submitted.attachments
    const path = `/instructions/${id}/attachments/${attachmentId}`
    expect((await lukas.send('DELETE', path)).body.code).toBe('illegal-move')
    await expect(
      portal.superuser.query('delete from instruction_attachments where id = $1', [attachmentId]),
    ).rejects.toMatchObject({ code: '23001' })
    expect((await download(staff, id, attachmentId)).status).toBe(200)
    expect((await download(jonas, id, attachmentId)).status).toBe(200)
  })

  it('I1 of another client, and of a draft on the provider’s side, are not there', async () => {
    const { id } = await draft()
    const { body } = await attach(lukas, id, pdf, 'Korrekturbogen.pdf')
    const [{ id: attachmentId }] = body.attachments
    for (const stranger of [other, staff, auditor])
      expect((await download(stranger, id, attachmentId)).status).toBe(404)
    expect((await attach(other, id, pdf, 'x.pdf')).status).toBe(404)
    expect((await attach(jonas, id, pdf, 'x.pdf')).status).toBe(403)
  })

  it('are part of the answer to a concern, by those who may give it', async () => {
    const { id, version } = await draft()
    await submit(id, version)
    await staff.send('POST', `/instructions/${id}/acknowledgement`, {})
    const concern = { norm: 'x', reasoning: 'x', suspended: 'x', askedOfClient: 'x' }
    await staff.send('POST', `/instructions/${id}/concern`, { body: concern })
    portal.clock.advance(1)
    const member = await attach(miriam, id, pdf, 'Nachweis.pdf')
    expect([member.status, member.body.rule]).toEqual([403, 'not-authorised'])
    const { body } = await attach(lukas, id, pdf, 'Nachweis.pdf')
    const { rows } = await portal.superuser.query(
      `select line::jsonb -> 'data' ->> 'sha256' as sha256 from evidence_events
        where subject_id = $1 and type = 'attachment.added'`,
      [id],
    )
    expect(rows).toEqual([{ sha256: sha256Hex(pdf) }])
    const amended = await lukas.send('POST', `/instructions/${id}/amendment`, {
      body: { secondFactor: { kind: 'totp', code: lukas.freshCode() } },
      headers: { 'if-match': `"${body.version}"`, 'idempotency-key': crypto.randomUUID() },
    })
    expect(amended.body).toMatchObject({ status: 'in_review', revision: 2 })
  })

  it('go with a draft that is thrown away, and can be taken off it', async () => {
    const { id } = await draft()
    const { body } = await attach(lukas, id, pdf, 'Korrekturbogen.pdf')
    const path = `/instructions/${id}/attachments/${body.attachments[0].id}`
    expect((await miriam.send('DELETE', path)).body.attachments).toEqual([])
    await attach(lukas, id, pdf, 'Korrekturbogen.pdf')
    expect((await lukas.send('DELETE', `/instructions/${id}`)).status).toBe(204)
  })

  it('never come back other than they went in', async () => {
    const { id } = await draft()
    const { body } = await attach(lukas, id, pdf, 'Korrekturbogen.pdf')
    await portal.superuser.query(
      `set session_replication_role = replica;
       update instruction_attachments set sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1) where instruction_id = '${id}';
       set session_replication_role = origin;`,
    )
    expect((await download(lukas, id, body.attachments[0].id)).status).toBe(500)
  })
})

describe('messages and notes', () => {
  const write = (person: Person, id: string, text: string, path = 'messages') =>
    person.send('POST', `/instructions/${id}/${path}`, { body: { text } })

  it('go to the other side, are mailed without a word of them, and change no state', async () => {
    const { id, version } = await draft()
    expect((await write(lukas, id, 'Hallo')).body.code).toBe('illegal-move')
    const submitted = await submit(id, version)
    await write(miriam, id, 'Bitte noch heute.')
    const { status, body } = await write(staff, id, 'Wird gemacht.')
    expect([status, body.status, body.version]).toEqual([201, 'submitted', submitted.version])
    expect(body.messages).toMatchObject([
      { side: 'client', by: 'Miriam Vogt', text: 'Bitte noch heute.' },
      { side: 'provider', by: 'Eva Brandl', text: 'Wird gemacht.' },
    ])
    const { rows } = await portal.superuser.query(
      `select distinct u.side from mails m join users u on u.id = m.user_id
        where m.kind = 'instruction.message' and m.path like $1 order by 1`,
      [`%${id}`],
    )
    expect(rows.map(({ side }) => side)).toEqual(['client', 'provider'])
    expect((await write(jonas, id, 'x')).status).toBe(403)
    expect((await write(other, id, 'x')).status).toBe(404)
    expect((await write(lukas, id, '   ')).status).toBe(400)
  })

  it('among the provider’s people are never shown to a client', async () => {
    const { id, version } = await draft()
    await submit(id, version)
    const { body } = await write(staff, id, 'Mit Herrn Zerer besprochen.', 'notes')
    expect(body.notes).toMatchObject([{ by: 'Eva Brandl', text: 'Mit Herrn Zerer besprochen.' }])
    expect((await lukas.send('GET', `/instructions/${id}`)).body.notes).toBeNull()
    expect((await write(lukas, id, 'x', 'notes')).status).toBe(403)
    expect((await write(auditor, id, 'x', 'notes')).status).toBe(403)
    expect((await auditor.send('GET', `/instructions/${id}`)).body.notes.length).toBe(1)
  })

  it('warn where the text looks like a patient’s data, and stop nobody', async () => {
    const text = 'Bitte löschen Sie Maria Huber, geb. 12.03.1980.'
    const { body } = await lukas.send('POST', '/instructions', { body: { ...wish, text } })
    expect(body.patientData).toEqual([
      { kind: 'name-with-birth-date', found: 'Maria Huber, geb. 12.03.1980' },
    ])
    expect((await submit(body.id, body.version)).status).toBe('submitted')
  })
})

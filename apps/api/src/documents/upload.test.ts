import { once } from 'node:events'
import { request, type ClientRequest, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { maxFileSize } from '@portal/domain/documents/contract'
import { dateAt } from '@portal/domain/time'
import { beforeAll, describe, expect, it } from 'vitest'
import { clientIdOf } from '../../test/demo.ts'
import { usePortal } from '../../test/harness.ts'
import { type Person, usePerson } from '../../test/person.ts'
import type { Answer } from '../../test/request.ts'
import { activePdfs, makePdf, makePdfWith } from '../../test/make-pdf.ts'
import { sha256Hex } from '../platform/crypto.ts'
import { fileNameOf } from '../platform/files/upload.ts'

const portal = usePortal()
const people = {
  staff: usePerson(portal, 'eva.brandl'),
  owner: usePerson(portal, 'robert.zerer'),
  auditor: usePerson(portal, 'martin.kreuz'),
  manager: usePerson(portal, 'anna.berger'),
  viewer: usePerson(portal, 'jonas.weiss'),
  other: usePerson(portal, 'petra.lindenau'),
}
const clientId = clientIdOf('Sonnenhof')

const pdf = makePdf()
const pdfFile = (content: Uint8Array = pdf, name = 'ISO 27001.pdf', type = 'application/pdf') =>
  new File([Uint8Array.from(content)], name, { type })
const fields = () => ({ clientId, kind: 'certificate', title: 'ISO/IEC 27001' })

type Form = [name: string, value: string | File][]
const formOf = (file: File | null = pdfFile(), more: object = {}): Form => [
  ...Object.entries<string>({ ...fields(), ...more }),
  ...(file ? [['file', file] satisfies Form[number]] : []),
]

async function encode(form: Form) {
  const data = new FormData()
  for (const [name, value] of form) data.append(name, value)
  const encoded = new Response(data)
  return {
    type: encoded.headers.get('content-type')!,
    bytes: Buffer.from(await encoded.arrayBuffer()),
  }
}

/** Posts a form as a browser does. */
async function post(
  person: Person,
  form: Form = formOf(),
  { path = '/documents', headers = {} } = {},
): Promise<Answer> {
  const { type, bytes } = await encode(form)
  return postBytes(person, bytes, { 'content-type': type, ...headers }, path)
}
async function postBytes(
  person: Person,
  payload: Buffer,
  headers: Record<string, string>,
  path = '/documents',
): Promise<Answer> {
  const answer = await portal.app.inject({
    method: 'POST',
    url: `/api/v1${path}`,
    headers: { cookie: person.cookie, ...headers },
    payload,
  })
  return {
    status: answer.statusCode,
    body: answer.json(),
    headers: answer.headers,
    raw: answer.rawPayload,
  }
}

const count = async () =>
  (await portal.superuser.query('select count(*)::int as n from documents')).rows[0].n as number
/** What an answer says is wrong: its status, its code, and why or where. */
const refusal = ({ status, body }: Answer) => [
  status,
  body.code,
  body.reason ?? body.issues?.map(({ path }: { path: string }) => path),
]

describe('uploading a document', () => {
  it('keeps a PDF for one client: its people see it, no one else does', async () => {
    const { status, body } = await post(people.staff)
    expect(status).toBe(201)
    expect(body).toEqual({
      id: expect.any(String),
      ...fields(),
      clientName: expect.any(String),
      fileName: 'ISO 27001.pdf',
      mediaType: 'application/pdf',
      size: pdf.length,
      sha256: sha256Hex(pdf),
      createdAt: portal.clock.now(),
    })
    for (const person of [people.manager, people.viewer, people.auditor, people.owner]) {
      expect((await person.send('GET', '/documents')).body.items[0]).toEqual(body)
      expect((await person.send('GET', `/documents/${body.id}`)).body).toEqual(body)
    }
    expect(
      JSON.stringify((await people.other.send('GET', '/documents?limit=100')).body),
    ).not.toContain(body.id)
    for (const path of [`/documents/${body.id}`, `/documents/${body.id}/content`]) {
      expect((await people.other.send('GET', path)).status).toBe(404)
    }
    const { rows } = await portal.superuser.query(
      'select u.email from documents d join users u on u.id = d.created_by where d.id = $1',
      [body.id],
    )
    expect(rows).toEqual([{ email: people.staff.email }])
  })

  it('gives the file back to the byte, as a download, or shown when asked for', async () => {
    const { body } = await post(people.owner)
    const download = await people.manager.send('GET', `/documents/${body.id}/content`)
    expect(download.raw.equals(pdf)).toBe(true)
    expect(download.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringMatching(/^attachment; filename="ISO 27001.pdf"/u),
      'x-content-type-options': 'nosniff',
      'repr-digest': `sha-256=:${Buffer.from(body.sha256, 'hex').toString('base64')}:`,
    })
    const shown = await people.manager.send('GET', `/documents/${body.id}/content?view=inline`)
    expect(shown.raw.equals(pdf)).toBe(true)
    expect(shown.headers['content-disposition']).toMatch(/^inline;/u)
  })

  it('takes the file before its fields, and a file of several megabytes', async () => {
    const noise = Buffer.alloc(8_000_000, 'certificate ')
    const large = Buffer.concat([
      makePdf().subarray(0, -6),
      Buffer.from(`% ${noise.toString('latin1')}\n%%EOF\n`),
    ])
    const { status, body } = await post(people.staff, formOf(pdfFile(large)).toReversed())
    expect([status, body.size, body.sha256]).toEqual([201, large.length, sha256Hex(large)])
    const { raw } = await people.viewer.send('GET', `/documents/${body.id}/content`)
    expect(sha256Hex(raw)).toBe(body.sha256)
  })

  it('stores nothing readable, and gives no byte of what was changed behind its back', async () => {
    const { body } = await post(
      people.staff,
      formOf(pdfFile(), { title: 'Prüfbericht', kind: 'audit_report' }),
    )
    const stored = await portal.superuser.query(
      'select sealed from document_contents where document_id = $1',
      [body.id],
    )
    expect(stored.rows[0].sealed.includes('%PDF')).toBe(false)
    await expect(
      portal.superuser.query('delete from documents where id = $1', [body.id]),
    ).rejects.toThrow(/rows are frozen/u)
    await portal.superuser.query(`set session_replication_role = replica`)
    await portal.superuser.query(
      'update document_contents set sealed = set_byte(sealed, 100, get_byte(sealed, 100) # 1) where document_id = $1',
      [body.id],
    )
    await portal.superuser.query(`set session_replication_role = origin`)
    for (const path of [
      `/documents/${body.id}/content`,
      `/documents/${body.id}/content?view=inline`,
    ]) {
      const answer = await people.manager.send('GET', path)
      expect(refusal(answer)).toEqual([500, 'internal', undefined])
      expect(answer.raw.includes('%PDF')).toBe(false)
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    }
  })

  it('stands in the client’s log from the moment it is there, and its people are told', async () => {
    const { body } = await post(people.staff)
    const { rows: told } = await portal.superuser.query(
      `select distinct u.name, m.kind, m.number, m.path from mails m join users u on u.id = m.user_id
        where m.created_at = $1 and m.kind = 'document.added' order by u.name`,
      [body.createdAt],
    )
    const { body: members } = await people.manager.send('GET', `/clients/${clientId}/members`)
    expect(told.map(({ name }) => name)).toEqual(
      members.items.map(({ name }: { name: string }) => name).toSorted(),
    )
    expect(told[0]).toMatchObject({ number: dateAt(body.createdAt), path: '/dokumente' })
    const { body: log } = await people.viewer.send('GET', `/evidence?subjectId=${body.id}`)
    expect(log.items).toMatchObject([
      {
        type: 'document.added',
        data: { kind: 'certificate', sha256: body.sha256 },
        personal: { name: 'Eva Brandl', side: 'provider' },
      },
    ])
    const { rows: kept } = await portal.superuser.query(
      `select sequence from evidence_rows where of = 'documents' and key = $1`,
      [body.id],
    )
    expect(kept).toEqual([{ sequence: log.items[0].sequence }])
  })

  it('keeps the same file once when the same request is sent again (W2)', async () => {
    const headers = { 'idempotency-key': 'certificate-1' }
    const first = await post(people.staff, formOf(), { headers })
    const before = await count()
    const again = await post(people.staff, formOf(), { headers })
    expect([again.status, again.body]).toEqual([201, first.body])
    const other = await post(people.staff, formOf(pdfFile(makePdf({ catalog: '/Lang (de)' }))), {
      headers,
    })
    expect(refusal(other)).toEqual([422, 'idempotency-mismatch', undefined])
    expect(await count()).toBe(before)
  })
})

describe('a file that is not what it says (N1)', () => {
  it.each([
    [
      'a picture with a script',
      pdfFile(
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
        'a.svg',
        'image/svg+xml',
      ),
    ],
    [
      'a picture named as a PDF',
      pdfFile(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')),
    ],
    ['a page named as a PDF', pdfFile(Buffer.from('<!doctype html><script>alert(1)</script>'))],
    [
      'a page that ends as a PDF',
      pdfFile(Buffer.concat([Buffer.from('<script>alert(1)</script>'), pdf])),
    ],
    ['a PDF that ends as an archive', pdfFile(Buffer.concat([pdf, Buffer.from('PK\u0003\u0004')]))],
  ])('refuses %s', async (_, file) => {
    const before = await count()
    expect(refusal(await post(people.staff, formOf(file)))).toEqual([
      422,
      'file-refused',
      'not-a-pdf',
    ])
    expect(await count()).toBe(before)
  })

  it.each([
    ['a script that runs at opening', 'ein Skript (JavaScript)'],
    ['a script in a compressed object stream', 'ein Skript (JavaScript)'],
    ['a program it starts', 'den Start eines Programms (Launch)'],
    [
      'an embedded file',
      'eine eingebettete Datei, die weder Dokument noch reine Daten ist: „a.exe“',
    ],
  ])('refuses a PDF with %s, and says so', async (what, name) => {
    const before = await count()
    const answer = await post(people.staff, formOf(pdfFile(activePdfs[what])))
    expect(refusal(answer)).toEqual([422, 'file-refused', 'active-content'])
    expect(answer.body.detail).toBe(`Dieses PDF enthält ${name}.`)
    expect(await count()).toBe(before)
  })

  it('takes every paper that the portal makes itself, and an invoice with its XML', async () => {
    const { body: receipts } = await people.manager.send('GET', '/receipts?limit=100')
    const { body: agreements } = await people.manager.send('GET', '/agreements')
    const papers = [
      ...receipts.items.slice(0, 3).map(({ id }: { id: string }) => `/receipts/${id}/content`),
      ...agreements.items.map(({ id }: { id: string }) => `/agreements/${id}/document`),
    ]
    expect(papers.length).toBeGreaterThan(2)
    for (const path of papers) {
      const { raw, headers } = await people.manager.send('GET', path)
      expect([path, headers['content-type']]).toEqual([path, 'application/pdf'])
      expect((await post(people.staff, formOf(pdfFile(raw)))).status).toBe(201)
    }
    const invoice = makePdfWith('factur-x.xml', Buffer.from('<?xml version="1.0"?><Invoice/>'))
    expect((await post(people.staff, formOf(pdfFile(invoice)))).status).toBe(201)
  })

  it('goes by what is in the file: a PDF under another name and type is one, and is kept as one', async () => {
    const { status, body } = await post(
      people.staff,
      formOf(pdfFile(pdf, 'Bericht.html', 'text/html')),
    )
    expect([status, body.fileName, body.mediaType]).toEqual([
      201,
      'Bericht.html.pdf',
      'application/pdf',
    ])
  })

  it.each([
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\Users\\eva\\Prüfbericht.PDF', 'Prüfbericht.pdf'],
    ['a\r\nSet-Cookie: x\u0000.pdf', 'aSet-Cookie- x.pdf'],
    ['gpj.\u202Efdp.pdf', 'gpj.fdp.pdf'],
    ['...', 'Dokument.pdf'],
    [undefined, 'Dokument.pdf'],
    ['half \uD83D', 'half.pdf'],
    [`${'ä'.repeat(300)}.pdf`, `${'ä'.repeat(146)}.pdf`],
  ])('keeps of the name %j what is safe: %j', (sent, kept) => {
    expect(fileNameOf(sent, '.pdf')).toBe(kept)
  })
})

describe('an upload that is not complete or not right', () => {
  it.each<[string, () => Form, unknown[]]>([
    ['no file', () => formOf(null), [422, 'file-refused', 'empty']],
    ['an empty file', () => formOf(pdfFile(Buffer.alloc(0))), [422, 'file-refused', 'empty']],
    ['two files', () => [...formOf(), ['file', pdfFile()]], [400, 'invalid', ['/file']]],
    [
      'the file in another field',
      () => [...formOf(), ['attachment', 'x']],
      [400, 'invalid', ['/attachment']],
    ],
    [
      'a field nobody knows',
      () => formOf(pdfFile(), { createdBy: 'me' }),
      [400, 'invalid', ['/createdBy']],
    ],
    [
      'a field named like an inherited one',
      () => formOf(pdfFile(), { constructor: 'x' }),
      [400, 'invalid', ['']],
    ],
    ['a field twice', () => [...formOf(), ['title', 'again']], [400, 'invalid', ['/title']]],
    [
      'a kind nobody knows',
      () => formOf(pdfFile(), { kind: 'invoice' }),
      [400, 'invalid', ['/kind']],
    ],
    [
      'a title of line breaks',
      () => formOf(pdfFile(), { title: 'a\nb' }),
      [400, 'invalid', ['/title']],
    ],
    [
      'a title that does not end',
      () => formOf(pdfFile(), { title: 'a'.repeat(5000) }),
      [400, 'invalid', ['/title']],
    ],
    [
      'a client nobody knows',
      () => formOf(pdfFile(), { clientId: crypto.randomUUID() }),
      [400, 'invalid', ['/clientId']],
    ],
    [
      'a client that is no id',
      () => formOf(pdfFile(), { clientId: "'; drop table" }),
      [400, 'invalid', ['/clientId']],
    ],
  ])('is refused with %s, and nothing is kept', async (_, form, expected) => {
    const before = await count()
    expect(refusal(await post(people.staff, form()))).toEqual(expected)
    expect(await count()).toBe(before)
  })

  it('is refused when it breaks off or has no shape', async () => {
    const { type, bytes } = await encode(formOf())
    for (const part of [
      bytes.subarray(0, -10),
      bytes.subarray(0, 200),
      Buffer.from('hello'),
      Buffer.alloc(0),
    ]) {
      const { status } = await postBytes(people.staff, part, { 'content-type': type })
      expect([400, 422]).toContain(status)
    }
    expect(
      (await postBytes(people.staff, bytes, { 'content-type': 'multipart/form-data' })).status,
    ).toBe(400)
  })

  it.each([
    'application/json',
    'text/plain',
    'application/pdf',
    'application/x-www-form-urlencoded',
  ])('is refused as %s', async (type) => {
    expect(refusal(await postBytes(people.staff, pdf, { 'content-type': type }))).toEqual([
      415,
      'unsupported-media-type',
      undefined,
    ])
  })

  it('is refused from another site, and without a session (N5)', async () => {
    expect(
      refusal(await post(people.staff, formOf(), { headers: { 'sec-fetch-site': 'cross-site' } })),
    ).toEqual([403, 'forbidden', undefined])
    expect(
      refusal(await post(people.staff, formOf(), { headers: { cookie: 'session=x' } })),
    ).toEqual([401, 'unauthenticated', undefined])
  })

  it('is the only thing that takes a form: every other route answers 415 (N5)', async () => {
    for (const path of ['/notices', '/instructions/x/acknowledgement', '/session', '/account']) {
      const { type, bytes } = await encode([['title', 'x']])
      const { statusCode } = await portal.app.inject({
        method: path === '/account' ? 'PATCH' : 'POST',
        url: `/api/v1${path}`,
        headers: { cookie: people.staff.cookie, 'content-type': type },
        payload: bytes,
      })
      expect([path, statusCode]).toEqual([path, 415])
    }
  })
})

const answerOf = async (upload: ClientRequest): Promise<unknown[]> => {
  const [answer] = (await once(upload, 'response')) as [IncomingMessage]
  const body = (await json(answer)) as { code: string; reason?: string }
  upload.destroy()
  return [answer.statusCode, body.code, body.reason]
}

describe('an upload on the wire', () => {
  let port: number
  beforeAll(async () => {
    await portal.app.listen({ port: 0, host: '127.0.0.1' })
    port = (portal.app.server.address() as AddressInfo).port
  })

  const open = (person: Person, headers: Record<string, string | number>): ClientRequest => {
    const upload = request({
      port,
      method: 'POST',
      path: '/api/v1/documents',
      headers: {
        cookie: person.cookie,
        'content-type': 'multipart/form-data; boundary=x',
        ...headers,
      },
    })
    upload.on('error', () => {})
    return upload
  }
  it('is refused before a byte of the file is sent when the person may not upload', async () => {
    for (const person of [people.manager, people.viewer, people.auditor]) {
      const upload = open(person, { 'content-length': maxFileSize })
      upload.flushHeaders()
      expect(await answerOf(upload)).toEqual([403, 'forbidden', undefined])
    }
  })

  it('is refused before a byte is sent when it says that it is too large', async () => {
    const upload = open(people.staff, { 'content-length': 50_000_000 })
    upload.flushHeaders()
    expect(await answerOf(upload)).toEqual([422, 'file-refused', 'too-large'])
  })

  it('is refused as soon as the file is larger than 20 MB, however it is sent', async () => {
    const upload = open(people.staff, { 'transfer-encoding': 'chunked' })
    upload.write(
      '--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7\n',
    )
    const answer = answerOf(upload)
    const chunk = Buffer.alloc(1024 * 1024, 'a')
    // The form never ends: an answer means that nobody waits for its end.
    for (let sent = 0; sent < 21; sent++) {
      if (!upload.write(chunk)) await Promise.race([once(upload, 'drain'), answer])
    }
    expect(await answer).toEqual([422, 'file-refused', 'too-large'])
  })
})

describe('the description of the upload', () => {
  it('names the form with its file, and every refusal', async () => {
    const { paths } = (await people.staff.send('GET', '/openapi.json')).body
    const { requestBody, responses } = paths['/api/v1/documents'].post
    expect(Object.keys(requestBody.content)).toEqual(['multipart/form-data'])
    const { schema } = requestBody.content['multipart/form-data']
    expect(schema.required.toSorted()).toEqual(['clientId', 'file', 'kind', 'title'])
    expect(schema.properties.file).toEqual({ type: 'string', format: 'binary' })
    expect(Object.keys(responses)).toEqual(
      expect.arrayContaining(['201', '400', '401', '403', '415', '422']),
    )
  })
})

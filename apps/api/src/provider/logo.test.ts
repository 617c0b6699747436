import { createHash } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { usePortal } from '../../test/harness.ts'
import { usePerson } from '../../test/person.ts'
import { readPdf } from '../../test/read-pdf.ts'
import { sendForm } from '../../test/send-file.ts'

const portal = usePortal()
const owner = usePerson(portal, 'robert.zerer')
const staff = usePerson(portal, 'eva.brandl')
const lukas = usePerson(portal, 'lukas.huber')

const svg = (inside = '', head = '') =>
  `${head}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 80 20">\n<path d="M0 0h60v20h-60z" fill="#123456"/>\n${inside}</svg>`
const png = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: '#123456' } })
    .withMetadata({ exif: { IFD0: { Copyright: 'geheim' } } })
    .png()
    .toBuffer()

const chunk = (type: string, data: Buffer) => {
  const named = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
/** Black, a bit a pixel: small as a file. */
function bomb(side: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head[8] = 1
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc((side / 8 + 1) * side))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const send = async (content: Uint8Array | string, name = 'logo.svg', person = owner) => {
  const answer = await sendForm(portal.app, person, '/provider/logos', { file: { name, content } })
  return { status: answer.statusCode, body: answer.json() }
}
const open = (url: string, headers: Record<string, string> = {}) =>
  portal.app.inject({ url, headers })
const settings = async () => {
  const { version, updatedAt: _, ...rest } = (await owner.send('GET', '/provider')).body
  return { version, rest }
}
const put = async (change: object, seen?: number) => {
  const { version, rest } = await settings()
  return owner.send('PUT', '/provider', {
    body: { ...rest, ...change },
    headers: { 'if-match': `"${seen ?? version}"` },
  })
}
const rows = async (text: string) => (await portal.superuser.query(text)).rows

describe('a logo', () => {
  it('is drawn anew as a PNG of which nothing but what is seen is left, at an address that never changes', async () => {
    const sent = await png(2000, 500)
    expect(sent.includes('geheim')).toBe(true)
    const { status, body } = await send(Buffer.concat([sent, Buffer.from('<script>')]), 'logo.png')
    expect([status, body]).toEqual([201, { id: expect.any(String), width: 960, height: 240 }])
    const { headers, rawPayload } = await open(`/branding/${body.id}.png`)
    expect(headers).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    })
    expect(createHash('sha256').update(rawPayload).digest('hex')).toBe(body.id)
    for (const hidden of ['geheim', '<script>']) expect(rawPayload.includes(hidden)).toBe(false)
    expect((await send(sent, 'logo.png')).body.id).toBe(body.id)
  })

  it('is taken as SVG, by what is in it and not by its name, and is never served as one', async () => {
    const head =
      '<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    const { status, body } = await send(svg('<use href="#none"/>', head), 'logo.png')
    expect([status, body.width, body.height]).toEqual([201, 960, 240])
    const { headers } = await open(`/branding/${body.id}.png`)
    expect(headers['content-type']).toBe('image/png')
    expect((await send(await png(40, 40), 'renamed.svg')).status).toBe(201)
  })

  it('that is more than a drawing is refused with what was found and its line, in words', async () => {
    const { status, body } = await send(svg('<script>alert(1)</script>'))
    expect([status, body.reason, body.drawing, body.line, body.detail]).toEqual([
      422,
      'active-drawing',
      'script',
      3,
      'Dieses SVG enthält in Zeile 3 ein Skript.',
    ])
  })

  it('that is none, or too much, is refused and leaves nothing', async () => {
    const kept = await rows('select count(*) from provider_logos')
    const whole = await png(400, 400)
    const cases: [string, Uint8Array | string, string][] = [
      ['empty', '', 'empty'],
      ['cut off', whole.subarray(0, whole.length / 2), 'not-an-image'],
      ['a page', '<html><script>alert(1)</script></html>', 'not-an-image'],
      ['half an SVG', svg().slice(0, -3), 'not-an-image'],
      ['a JPEG', await sharp(whole).jpeg().toBuffer(), 'not-an-image'],
      ['a bomb', bomb(20_000), 'image-size'],
      ['too wide', await png(4097, 20), 'image-size'],
      ['too small', await png(15, 15), 'image-size'],
      ['a large SVG', svg(`<!--${'x'.repeat(600_000)}-->`), 'image-too-large'],
      ['nothing to see', svg().replace(/<path.*>/u, ''), 'image-blank'],
    ]
    for (const [what, content, reason] of cases) {
      const { status, body } = await send(content)
      expect([what, status, body.reason]).toEqual([what, 422, reason])
    }
    expect(await rows('select count(*) from provider_logos')).toEqual(kept)
  })

  it('is sent by the owner alone', async () => {
    for (const person of [staff, lukas])
      expect((await send(svg(), 'logo.svg', person)).status).toBe(403)
  })

  it('is kept for ever, for the database’s owner too', async () => {
    await send(svg())
    for (const text of [`update provider_logos set width = 1`, 'delete from provider_logos'])
      await expect(portal.superuser.query(text)).rejects.toThrow(/frozen|change/iu)
  })
})

describe('logo and colour', () => {
  it('are a version like all that the provider says of itself, tell nobody, and the logo before stays', async () => {
    const notices = await rows('select count(*) from notices')
    const first = (await send(svg())).body.id
    const { status, body } = await put({ logo: first, accent: ' #0E4A5A ' })
    expect([status, body.logo, body.accent]).toEqual([200, first, '#0e4a5a'])
    const second = (await send(svg('<path d="M0 0h9v9z"/>'))).body.id
    await put({ logo: second })
    const { items } = (await staff.send('GET', '/provider/versions?limit=2')).body
    expect(items.map(({ changed, byName, notice }: any) => [changed, byName, notice])).toEqual([
      [['logo'], 'Robert Zerer', null],
      [['logo', 'accent'], 'Robert Zerer', null],
    ])
    const { before, settings: now } = (
      await staff.send('GET', `/provider/versions/${items[0].version}`)
    ).body
    expect([before.logo, now.logo]).toEqual([first, second])
    expect((await open(`/branding/${first}.png`)).statusCode).toBe(200)
    expect(await rows('select count(*) from notices')).toEqual(notices)
    const oldest = (await staff.send('GET', '/provider/versions/1')).body
    expect([oldest.settings.logo, oldest.settings.accent]).toEqual([null, null])
  })

  it('are not changed by somebody who saw another version', async () => {
    const { version } = await settings()
    expect((await put({ accent: '#445566' }, version - 1)).status).toBe(412)
    const both = await Promise.all(['#445566', '#665544'].map((accent) => put({ accent }, version)))
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412])
  })

  it('are refused where nobody sent that logo, and where nobody could read that colour', async () => {
    const { status, body } = await put({ logo: 'a'.repeat(64) })
    expect([status, body.issues[0]]).toMatchObject([400, { path: '/logo', code: 'unknown-logo' }])
    const pale = await put({ accent: '#ffdd00', logo: 'x' })
    expect(pale.body.issues.map(({ path, code }: any) => [path, code])).toEqual(
      expect.arrayContaining([
        ['/accent', 'low-contrast'],
        ['/logo', 'invalid-format'],
      ]),
    )
  })

  it('are on every page, before any login too, as a style sheet that is asked for again and fetched once', async () => {
    const { id } = (await send(svg())).body
    await put({ logo: id, accent: '#7a1f3d' })
    const { headers, body } = await open('/branding.css')
    expect([headers['content-type'], headers['cache-control']]).toEqual([
      'text/css; charset=utf-8',
      'no-cache',
    ])
    expect(body).toContain('@media screen{:root:root{--accent:#7a1f3d;')
    expect(body).toContain(`--logo:url(/branding/${id}.png)`)
    const again = await open('/branding.css', { 'if-none-match': String(headers.etag) })
    expect(again.statusCode).toBe(304)
    expect((await open('/api/v1/provider/legal-links')).json().logoOf).toMatch(/^Robert Zerer/u)
    await put({ logo: null, accent: null })
    expect((await open('/branding.css')).body).toBe('')
    expect((await open('/api/v1/provider/legal-links')).json().logoOf).toBeNull()
  })

  it('stand at the head of what is sealed, which stays a sound PDF/A', async () => {
    const { id } = (await send(svg())).body
    await put({ logo: id })
    const { items } = (await lukas.send('GET', '/notices')).body
    const { rawPayload } = await open(`/api/v1/notices/${items[0].id}/document`, {
      cookie: lukas.cookie,
    })
    expect((await readPdf(rawPayload)).conformance).toBe('3A')
    expect(rawPayload.toString('latin1')).toMatch(/\/Subtype\s*\/Image/u)
    await put({ logo: null })
  })

  it('are not shown where somebody changed the picture in the database itself', async () => {
    const { id } = (await send(svg('<path d="M0 0h7v7z"/>'))).body
    await put({ logo: id })
    await portal.superuser.query(`alter table provider_logos drop constraint provider_logos_check;
      set session_replication_role = replica;
      update provider_logos set png = png || '\\x00'::bytea where id = '${id}';
      set session_replication_role = origin`)
    expect((await open(`/branding/${id}.png`)).statusCode).toBe(404)
  })

  it('are answered with nothing where they are not', async () => {
    for (const file of [`${'a'.repeat(64)}.png`, 'x', '..%2f..%2fetc%2fpasswd', '%00'])
      expect((await open(`/branding/${file}`)).statusCode).toBe(404)
  })
})

import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkSeal } from '../../../test/check-seal.ts'
import { patience } from '../../../test/patience.ts'
import { readPdf } from '../../../test/read-pdf.ts'
import { sealP12, sealP12Password } from '../../../test/seal-p12.ts'
import { sha256Hex } from '../crypto.ts'
import { createPdfPool } from './pdf.ts'
import { createSeal, loadSeal, type Seal } from './seal-certificate.ts'
import { sealInUse } from './seal-in-use.ts'
import { openSeal, withOwnCertificate } from './seal.ts'

const now = '2026-11-23T13:00:00.000Z'
const publicUrl = 'https://portal.example.org'
const provider = 'Robert Zerer IT-Dienstleistungen'
const words = { reason: 'Quittung über eine Weisung', location: 'AVV-Portal', checkAt: publicUrl }

let dataDir: string
let p12: string
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'seal-'))
  p12 = join(dataDir, 'seal.p12')
  await writeFile(p12, sealP12)
})
afterAll(() => rm(dataDir, { recursive: true }))
const withP12 = (password = sealP12Password, file = p12) => ({
  dataDir,
  publicUrl,
  sealP12: { file, password },
})

async function sealed(seal: Seal, data: object = { text: 'Probe' }): Promise<Buffer> {
  const pool = createPdfPool({ seal: seal.source, timeLimitMs: patience.timeout })
  try {
    return Buffer.from(await pool.render('platform/papers/pdf.test.typ', data, words))
  } finally {
    await pool.close()
  }
}

describe('the certificate that seals', () => {
  it('B3 is made at the first start, in the provider’s name for ten years, and kept from then on', async () => {
    const first = await loadSeal({ dataDir, publicUrl, sealP12: null }, provider, now)
    expect(first).toMatchObject({
      name: provider,
      subject: `CN=${provider}`,
      isSelfMade: true,
      earlier: [],
      validUntil: '2036-11-23T13:00:00.000Z',
    })
    const again = await loadSeal(
      { dataDir, publicUrl, sealP12: null },
      provider,
      '2027-01-01T00:00:00.000Z',
    )
    expect(again.fingerprint).toBe(first.fingerprint)
    const file = join(dataDir, 'seal.json')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const { certificate } = JSON.parse(await readFile(file, 'utf8'))
    const x509 = new X509Certificate(Buffer.from(certificate, 'base64'))
    expect(x509.verify(x509.publicKey)).toBe(true)
    expect(x509.ca).toBe(false)
  })

  it('B3 is made anew for the same key where the provider is called otherwise, and the one before goes on verifying', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'seal-'))
    const named = (name: string | null) =>
      loadSeal({ dataDir: folder, publicUrl, sealP12: null }, name, now)
    const first = await named(null)
    expect(first.name).toBe('AVV-Portal portal.example.org')
    const before = await sealed(first)
    const second = await named('Zerer & Söhne, „IT“ GmbH')
    expect(second).toMatchObject({ name: 'Zerer & Söhne, „IT“ GmbH', earlier: [first.fingerprint] })
    const third = await named(provider)
    expect(third.earlier).toEqual([second.fingerprint, first.fingerprint])
    expect(await named(provider)).toMatchObject({ fingerprint: third.fingerprint })
    const [old, today] = [await checkSeal(before), await checkSeal(await sealed(third))]
    expect([old.isGenuine, today.isGenuine]).toEqual([true, true])
    expect(today.certificate.publicKey.equals(old.certificate.publicKey)).toBe(true)
    await rm(folder, { recursive: true })
  })

  it('B3 is said to need somebody who vouches for it where it is self-made and the address is not local', async () => {
    const own = await createSeal(provider, now)
    const bought = await loadSeal(withP12(), null, now)
    const said = [
      sealInUse(own, 'https://portal.example.org'),
      sealInUse(own, 'http://localhost:3000'),
      sealInUse({ ...bought, isSelfMade: false }, 'https://portal.example.org'),
    ]
    expect(said.map(({ needsVouching }) => needsVouching)).toEqual([true, false, false])
  })

  it('is the provider’s own where the environment names one', async () => {
    const seal = await loadSeal(withP12(), null, now)
    const { certificate, isGenuine, isWhole } = await checkSeal(await sealed(seal))
    expect({ isGenuine, isWhole }).toEqual({ isGenuine: true, isWhole: true })
    expect(certificate.subject).toBe('CN=Robert Zerer IT-Dienstleistungen')
    expect(sha256Hex(certificate.raw)).toBe(seal.fingerprint)
  })

  it('is the one that belongs to the key, wherever it stands in the file', async () => {
    const signer = await openSeal((await createSeal('Richtig', now)).source)
    const { certificate: other } = await openSeal((await createSeal('Anderes', now)).source)
    const jumbled = { ...signer, sign: signer.sign.bind(signer), certificate: other }
    const found = await withOwnCertificate({ ...jumbled, certificateChain: [signer.certificate] })
    expect(found.certificate).toBe(signer.certificate)
    expect(found.certificateChain).toEqual([other])
    await expect(withOwnCertificate({ ...jumbled, certificateChain: [] })).rejects.toThrow(
      'no certificate',
    )
  })

  it.each([
    [
      'with a wrong password',
      () => loadSeal(withP12('falsch'), null, now),
      'SEAL_P12_PASSWORD is not',
    ],
    [
      'that is not there',
      () => loadSeal(withP12('', '/nowhere/x.p12'), null, now),
      'cannot be read',
    ],
    [
      'that is none',
      () => loadSeal(withP12('', import.meta.filename), null, now),
      'cannot be used',
    ],
    ['not valid yet', () => loadSeal(withP12(), null, '2020-01-01T00:00:00.000Z'), 'not valid yet'],
    [
      'valid no more',
      () => loadSeal(withP12(), null, '2200-01-01T00:00:00.000Z'),
      'was valid until',
    ],
  ])('ends the start where it is a file %s', async (_, load, line) => {
    await expect(load()).rejects.toThrow(line)
  })
})

describe('a seal', () => {
  let seal: Seal
  let pdf: Buffer
  beforeAll(async () => {
    seal = await createSeal('AVV-Portal test', now)
    pdf = await sealed(seal)
  })

  it('covers the whole document and leaves it PDF/A-3a', async () => {
    const { isWhole, isGenuine } = await checkSeal(pdf)
    expect({ isWhole, isGenuine }).toEqual({ isWhole: true, isGenuine: true })
    const { conformance, text } = await readPdf(pdf)
    expect(conformance).toBe('3A')
    expect(text).toContain('Probe')
  })

  it('lies as a field over its mark, on whatever page that is printed, and is still over every byte', async () => {
    const marked = await sealed(seal, { text: 'Zeile\n'.repeat(60), marked: true })
    const { fields, conformance } = await readPdf(marked)
    expect(fields).toEqual([
      { page: 2, name: 'Siegel', words: words.reason, rect: expect.any(Array) },
    ])
    const [left = 0, bottom = 0, right = 0, top = 0] = fields[0]?.rect ?? []
    // Between the margins of an A4 page, as high as the code in it and its own.
    expect([left, right]).toEqual([85, 519])
    expect(top - bottom).toBe(79)
    expect(bottom > 80 && top < 842 - 85).toBe(true)
    expect(conformance).toBe('3A')
    const { isWhole, isGenuine } = await checkSeal(marked)
    expect({ isWhole, isGenuine }).toEqual({ isWhole: true, isGenuine: true })
  })

  it('has no field to be seen where no mark is printed', async () => {
    expect((await readPdf(pdf)).fields).toEqual([])
  })

  it('says in German what it is for, and names no font and no script of its own', () => {
    const added = pdf.subarray(pdf.lastIndexOf('%%EOF', -10)).toString('latin1')
    expect(added).toContain('/Reason (Quittung über eine Weisung)')
    expect(added).toContain('/SubFilter /ETSI.CAdES.detached')
    expect(added).not.toMatch(/\/(DR|DA|Font|JavaScript|NeedAppearances)\b/u)
  })

  it.each([
    ['a changed byte in the text', (bytes: Buffer) => flip(bytes, 5_000)],
    ['a changed reason', (bytes: Buffer) => flip(bytes, bytes.indexOf('/Reason (') + 10)],
    ['a changed byte behind the signature', (bytes: Buffer) => flip(bytes, bytes.length - 20)],
    ['a changed signature', (bytes: Buffer) => flip(bytes, endOfSignature(bytes) - 1)],
    [
      'something in the place left behind the signature',
      (bytes: Buffer) => bytes.fill('1', bytes.lastIndexOf('0>\n'), bytes.lastIndexOf('0>\n') + 1),
    ],
    ['an appended byte', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from(' ')])],
    [
      'a page added as an update',
      (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('\n1 0 obj\n<<>>\nendobj\n%%EOF\n')]),
    ],
  ])('W4 does not hold after %s', async (_, change) => {
    const holds = await checkSeal(change(Buffer.from(pdf))).then(
      ({ isWhole, isGenuine }) => isWhole && isGenuine,
      () => false,
    )
    expect(holds).toBe(false)
  })

  it('is put on nothing where the portal was given no certificate', async () => {
    const pool = createPdfPool()
    const sealing = pool.render('platform/papers/pdf.test.typ', { text: 'x' }, words)
    await expect(sealing).rejects.toThrow('nothing to seal with')
    await pool.close()
  })
})

function flip(bytes: Buffer, at: number): Buffer {
  bytes[at]! ^= 1
  return bytes
}

/** Where the place left for the signature is filled up from: behind the length its first bytes name. */
function endOfSignature(pdf: Buffer): number {
  const begin = pdf.indexOf('<3082') + 1
  const length = Number.parseInt(pdf.toString('latin1', begin + 4, begin + 8), 16)
  return begin + 2 * (4 + length)
}

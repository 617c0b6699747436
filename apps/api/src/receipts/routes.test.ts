import { createPublicKey, verify } from 'node:crypto'
import { compactVerify, createLocalJWKSet } from 'jose'
import { describe, expect, it, vi } from 'vitest'
import { checkSeal } from '../../test/check-seal.ts'
import { holdRow, untilWaiting } from '../../test/database.ts'
import { earlierSeal, usePortal } from '../../test/harness.ts'
import { usePerson } from '../../test/person.ts'
import { send } from '../../test/request.ts'
import { testSecrets } from '../../test/keys.ts'
import { receiptsIn, testVaults } from '../../test/receipts.ts'
import { readPdf } from '../../test/read-pdf.ts'
import { patience } from '../../test/patience.ts'
import { sha256Hex } from '../platform/crypto.ts'
import type { PdfPool } from '../platform/papers/pdf.ts'
import { endorseSigner, registerSigner } from '../platform/evidence/signing-keys.ts'
import { createSigner } from '../platform/evidence/signing.ts'
import { sealWhatIsOpen } from '../platform/boot/seal-open.ts'
import { vaults } from '../vaults.ts'
import { createReceiptDocuments } from './documents.ts'
import { receiptQueue } from './service.ts'

const portal = usePortal()
const lukas = usePerson(portal, 'lukas.huber')
const sabine = usePerson(portal, 'sabine.koch')
const auditor = usePerson(portal, 'martin.kreuz')

const wish = {
  kind: 'other',
  title: 'Sperrung eines Kontos',
  text: 'Bitte sperren Sie das Konto MH.',
}

async function submitted(fields: object = {}, person = lukas) {
  const { body } = await person.send('POST', '/instructions', { body: { ...wish, ...fields } })
  const { status, body: given } = await person.send('POST', `/instructions/${body.id}/submission`, {
    body: { secondFactor: { kind: 'totp', code: person.freshCode() } },
    headers: { 'if-match': `"${body.version}"`, 'idempotency-key': crypto.randomUUID() },
  })
  expect(status).toBe(200)
  const [row] = await receiptsIn(portal.superuser, 'instruction_id = $1', body.id)
  return { instruction: given, row, of: { receiptId: row.id, clientId: row.client_id } }
}
const stored = async (query: string, ...values: unknown[]) =>
  (await portal.superuser.query(query, values)).rows
const documentsOf = (id: string) =>
  stored('select sha256, certificate_sha256 from receipt_documents where receipt_id = $1', id)
const keys = async () => (await send(portal.app, 'GET', '/.well-known/jwks.json')).body
const jwsOf = async (id: string) => {
  const { status, raw, headers } = await lukas.send('GET', `/receipts/${id}/jws`)
  expect([status, headers['content-type']]).toEqual([200, 'application/jose'])
  return raw.toString()
}
const verifies = async (jws: string) =>
  compactVerify(jws, createLocalJWKSet(await keys())).then(
    ({ payload }) => Buffer.from(payload).toString(),
    () => null,
  )

describe('the signed record of an act', () => {
  it('verifies with the published keys and is the stored record, byte for byte', async () => {
    const { row, instruction } = await submitted()
    const { payload, protectedHeader } = await compactVerify(
      await jwsOf(row.id),
      createLocalJWKSet(await keys()),
    )
    expect(Buffer.from(payload).toString()).toBe(row.record)
    expect(sha256Hex(payload)).toBe(instruction.receipt.sha256)
    const { kid } = createSigner(testSecrets.signingKey)
    expect(protectedHeader).toEqual({ alg: 'EdDSA', kid, typ: 'avv-portal-receipt+jws' })
  })

  it('verifies with nothing but Ed25519 over what stands before the second dot', async () => {
    const { row } = await submitted()
    const [header, payload, signature = ''] = (await jwsOf(row.id)).split('.')
    const [jwk] = (await keys()).keys
    const key = createPublicKey({ key: jwk, format: 'jwk' })
    const signed = Buffer.from(`${header}.${payload}`)
    expect(verify(null, signed, key, Buffer.from(signature, 'base64url'))).toBe(true)
  })

  it('B3 finds the certificates that seal, and those that sealed before, signed beside the keys', async () => {
    const { seals } = await keys()
    const payload = Buffer.from(seals.split('.')[1], 'base64url').toString()
    expect(JSON.parse(payload)).toEqual({ v: 1, seals: [portal.fingerprint, earlierSeal] })
  })

  it('says what was done to which wording, by whom, how that was confirmed, and where the evidence log stood', async () => {
    const { row, instruction } = await submitted()
    const [event] = await stored(
      `select sequence, encode(hash, 'hex') as hash from evidence_events where subject_id = $1 and type = 'instruction.submitted'`,
      instruction.id,
    )
    const [agreement] = (await lukas.send('GET', '/agreements')).body.items
    const record = JSON.parse(row.record)
    expect(record.confirmed.sha256).toBe(sha256Hex(record.confirmed.declaration))
    expect(JSON.parse(record.confirmed.declaration)).toMatchObject({
      instruction: { text: wish.text, title: wish.title, kind: wish.kind },
      input: {},
    })
    expect(record).toMatchObject({
      schema: 'avv-portal/receipt/9',
      agreement: { number: agreement.number, version: agreement.version },
      client: { name: 'Physiotherapie Sonnenhof' },
      entered: { by: 'Lukas Huber', side: 'client', told: null },
      seal: { certificateSha256: portal.fingerprint },
      number: row.number,
      act: 'instruction.submitted',
      instruction: { number: instruction.number, revision: 1, text: wish.text, channel: 'portal' },
      textSha256: sha256Hex(wish.text),
      givenBy: { name: 'Lukas Huber', authenticatedBy: 'password+totp' },
      evidence: event,
    })
  })

  it.each([
    ['tabs, accents and pictures', 'Spalte\tSpalte\n  ש 😀 👩‍💻 a\u0301 „#x“ \\n'],
    ['the longest text there is', 'Wörter und '.repeat(1_818).slice(0, 20_000)],
  ])('carries %s to the letter, in the record and in what is attached', async (_, text) => {
    const { row } = await submitted({ text })
    const said = (
      await stored('select text from instructions where id = $1', row.instruction_id)
    )[0]
    expect(JSON.parse((await verifies(await jwsOf(row.id)))!).instruction.text).toBe(said.text)
    const { raw } = await lukas.send('GET', `/receipts/${row.id}/content`)
    const { attachments } = await readPdf(raw)
    expect(attachments['record.json']?.toString()).toBe(row.record)
    expect(attachments['receipt.jws']?.toString()).toBe(row.jws)
  })

  it('W4 does not verify with any of its characters changed', async () => {
    const jws = await jwsOf((await submitted()).row.id)
    const broken: string[] = []
    for (let at = 0; at < jws.length - 1; at += 13) {
      if (jws[at] === '.') continue
      const other = jws[at] === 'A' ? 'B' : 'A'
      broken.push(jws.slice(0, at) + other + jws.slice(at + 1))
    }
    for (const each of broken) expect(await verifies(each)).toBeNull()
    expect(broken.length).toBeGreaterThan(100)
    expect(await verifies(jws)).not.toBeNull()
  })

  it('goes on verifying after the portal has got another key', async () => {
    const before = await submitted()
    const signingKey = Buffer.from('another key of 32 bytes for test')
    const signer = createSigner(signingKey)
    await portal.connections.worker.transaction(null, (tx) =>
      endorseSigner(tx, createSigner(testSecrets.signingKey), signer, portal.clock.now()),
    )
    const renewed = await portal.another({ ...testSecrets, signingKey })
    const { body: draft } = await lukas.send('POST', '/instructions', { body: wish })
    const { body: given } = await send(renewed, 'POST', `/instructions/${draft.id}/submission`, {
      body: { secondFactor: { kind: 'totp', code: lukas.freshCode() } },
      headers: { cookie: lukas.cookie, 'if-match': '"1"', 'idempotency-key': crypto.randomUUID() },
    })
    await renewed.close()
    const [after] = await receiptsIn(portal.superuser, 'number = $1', given.receipt.number)
    expect((await keys()).keys).toHaveLength(2)
    expect(await verifies(before.row.jws)).toBe(before.row.record)
    expect(await verifies(after.jws)).toBe(after.record)
    const kidOf = (jws: string) =>
      JSON.parse(Buffer.from(jws.split('.')[0]!, 'base64url').toString()).kid
    expect(kidOf(after.jws)).toBe(signer.kid)
    expect(kidOf(before.row.jws)).not.toBe(signer.kid)
  })
})

describe('the published keys', () => {
  it('are for everybody, may be kept for an hour, and hold nothing secret', async () => {
    const { status, headers, body } = await send(portal.app, 'GET', '/.well-known/jwks.json')
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      'content-type': expect.stringMatching(/^application\/jwk-set\+json/u),
      'cache-control': 'public, max-age=3600',
    })
    for (const { endorsement: _, ...key } of body.keys)
      expect(Object.keys(key).toSorted()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x'])
  })

  it('are added to by no request', async () => {
    const plant = portal.connections.client.transaction(null, (tx) =>
      registerSigner(tx, createSigner(Buffer.alloc(32, 1)), portal.clock.now()),
    )
    await expect(plant).rejects.toMatchObject({ cause: { code: '42501' } })
  })
})

describe('the letter of a receipt', () => {
  it('is PDF/A-3 with the record and its signature attached, sealed as a whole', async () => {
    const { row } = await submitted()
    const { status, headers, raw } = await lukas.send('GET', `/receipts/${row.id}/content`)
    expect([status, headers['content-type']]).toEqual([200, 'application/pdf'])
    expect(headers['content-disposition']).toContain(`filename="Quittung ${row.number}.pdf"`)
    const { conformance, attachments } = await readPdf(raw)
    expect(conformance).toBe('3A')
    expect(attachments['record.json']?.toString()).toBe(row.record)
    expect(attachments['receipt.jws']?.toString()).toBe(row.jws)
    const { isWhole, isGenuine, certificate } = await checkSeal(raw)
    expect({ isWhole, isGenuine }).toEqual({ isWhole: true, isGenuine: true })
    expect(sha256Hex(certificate.raw)).toBe(portal.fingerprint)
    expect(await documentsOf(row.id)).toEqual([
      { sha256: sha256Hex(raw), certificate_sha256: portal.fingerprint },
    ])
  })

  it('W4 shows a changed byte and an appended one', async () => {
    const { row } = await submitted()
    const { raw } = await lukas.send('GET', `/receipts/${row.id}/content`)
    const holds = async (pdf: Buffer) => {
      const { isWhole, isGenuine } = await checkSeal(pdf)
      return isWhole && isGenuine
    }
    // What is signed; `seal.test.ts` changes the signature itself.
    const [begin, end] = [raw.indexOf('/ByteRange'), raw.indexOf('>\n', raw.indexOf('/Contents <'))]
    for (let at = 9; at < raw.length; at += at > end ? 29 : 499) {
      if (at >= begin && at <= end) continue
      const changed = Buffer.from(raw)
      changed[at]! ^= 1
      expect([at, await holds(changed)]).toEqual([at, false])
    }
    expect(await holds(Buffer.concat([raw, Buffer.from('\n')]))).toBe(false)
    expect(await holds(raw)).toBe(true)
  })

  it('is the same file for the instruction, for the receipt, and however often somebody asks', async () => {
    const { row, instruction } = await submitted()
    const paths = [`/instructions/${instruction.id}/receipt`, `/receipts/${row.id}/content`]
    const answers = await Promise.all([...paths, ...paths].map((path) => lukas.send('GET', path)))
    const again = await auditor.send('GET', paths[1]!)
    const hashes = [...answers, again].map(({ raw }) => sha256Hex(raw))
    expect(new Set(hashes).size).toBe(1)
    const { raw } = await lukas.send('GET', `/instructions/${instruction.id}/receipt.jws`)
    expect(raw.toString()).toBe(row.jws)
  })

  it('is stored once when two processes and a download seal it at the same moment', async () => {
    const { row, of } = await submitted()
    const release = await holdRow(portal, 'lock table receipt_documents in share mode', [])
    const racing = [
      portal.documents()(of),
      portal.documents()(of),
      lukas.send('GET', `/receipts/${row.id}/content`).then(({ raw }) => ({ content: raw })),
    ]
    await untilWaiting(portal, 3)
    await release()
    const [one, two, three] = await Promise.all(racing)
    expect(await documentsOf(row.id)).toHaveLength(1)
    expect(sha256Hex(two!.content)).toBe(sha256Hex(one!.content))
    expect(sha256Hex(three!.content)).toBe(sha256Hex(one!.content))
  })

  it('is printed once for all who ask one process at the same moment', async () => {
    const { of } = await submitted()
    const render = vi.fn<PdfPool['render']>(async () => Buffer.from('%PDF-'))
    const documents = createReceiptDocuments({
      worker: portal.connections.worker,
      pdf: { render, close: async () => {} },
      publicUrl: 'http://localhost:3000',
      fingerprint: portal.fingerprint,
      evidence: portal.evidence,
      clock: portal.clock.now,
      vaults: testVaults,
    })
    await Promise.all([documents(of), documents(of), documents(of)])
    await documents(of)
    expect(render).toHaveBeenCalledTimes(1)
  })

  it('W4 is not handed out after somebody changed it in the database', async () => {
    const { row } = await submitted()
    const ask = () => lukas.send('GET', `/receipts/${row.id}/content`)
    expect((await ask()).status).toBe(200)
    const { superuser } = portal
    const change = () =>
      superuser.query(`update receipt_documents set sealed = sealed || 'x' where receipt_id = $1`, [
        row.id,
      ])
    await expect(change()).rejects.toMatchObject({ code: '23001' })
    await superuser.query('set session_replication_role = replica')
    await change()
    await superuser.query('reset session_replication_role')
    expect((await ask()).status).toBe(500)
  })

  it('is printed by the job that came with the act, and by the next try where one dies', async () => {
    const { row, of } = await submitted()
    const deps = { worker: portal.connections.worker, publicUrl: 'http://localhost:3000' }
    const dying = createReceiptDocuments({
      ...deps,
      pdf: { render: () => Promise.reject(new Error('killed')), close: async () => {} },
      fingerprint: portal.fingerprint,
      evidence: portal.evidence,
      clock: portal.clock.now,
      vaults: testVaults,
    })
    const print = portal.documents()
    let died = 0
    await portal.jobs.work(receiptQueue, async (receipt) => {
      if (receipt.receiptId !== of.receiptId) return
      if (died++ === 0) await dying(receipt)
      await print(receipt)
    })
    const jobOf = async () =>
      (await stored(`select state from pgboss.job where data ->> 'receiptId' = $1`, row.id))[0]
        ?.state
    await vi.waitFor(async () => expect(await jobOf()).toBe('retry'), patience)
    expect(await documentsOf(row.id)).toEqual([])
    await portal.superuser.query(
      `update pgboss.job set start_after = now() where data ->> 'receiptId' = $1`,
      [row.id],
    )
    await vi.waitFor(async () => expect(await jobOf()).toBe('completed'), patience)
    expect(await documentsOf(row.id)).toHaveLength(1)
  })

  it('is also there for a receipt from before they were signed, which has no signature to give', async () => {
    const { row } = await submitted()
    const {
      confirmed: _,
      confirmation: __,
      countersignature: ___,
      countersignedBy: ____,
      ...rest
    } = JSON.parse(row.record)
    const { evidence: _____, statement: ______, seal: _s, root: _o, ...second } = rest
    const { agreement: _v, entered: _e, change: _g, ...first } = second
    delete first.provider.contact
    const {
      revision: _r,
      channel: _c,
      attachments: _a,
      details: _d,
      ...instruction
    } = first.instruction
    const record = JSON.stringify({ ...first, schema: 'avv-portal/receipt/1', instruction })
    const id = crypto.randomUUID()
    await portal.superuser.query('alter table receipts disable trigger signed')
    await portal.superuser.query(
      `insert into receipts (id, client_id, instruction_id, number, act, record, sha256, issued_at, revision)
       values ($1, $2, $3, 'Q-2020-00001', 'instruction.submitted', $4, $5, now(), 1)`,
      [id, row.client_id, row.instruction_id, record, sha256Hex(record)],
    )
    expect((await lukas.send('GET', `/receipts/${id}`)).body.isSigned).toBe(false)
    expect((await lukas.send('GET', `/receipts/${id}/jws`)).status).toBe(404)
    const { raw } = await lukas.send('GET', `/receipts/${id}/content`)
    expect(Object.keys((await readPdf(raw)).attachments)).toEqual(['record.json'])
    expect(await checkSeal(raw)).toMatchObject({ isWhole: true, isGenuine: true })
    await portal.superuser.query('alter table receipts enable trigger signed')
    expect(await sealWhatIsOpen(portal.superuser, testSecrets.encryptionKey, vaults)).toBe(1)
    expect((await lukas.send('GET', `/receipts/${id}`)).body.isSigned).toBe(false)
    expect((await lukas.send('GET', `/receipts/${id}/content`)).raw).toEqual(raw)
  })
})

describe('the list of receipts', () => {
  it('shows a client its own, newest first, page by page, and those of one instruction', async () => {
    const { row, instruction } = await submitted()
    const { body } = await lukas.send('GET', '/receipts?limit=2')
    expect(body.items[0]).toEqual({
      id: row.id,
      clientId: row.client_id,
      clientName: 'Physiotherapie Sonnenhof',
      number: row.number,
      act: 'instruction.submitted',
      sha256: row.sha256,
      issuedAt: instruction.submittedAt,
      isSigned: true,
      stamp: null,
      subject: {
        kind: 'instruction',
        id: instruction.id,
        number: instruction.number,
        title: wish.title,
        revision: 1,
      },
    })
    expect((await lukas.send('GET', `/receipts/${row.id}`)).body).toEqual(body.items[0])
    const next = await lukas.send('GET', `/receipts?limit=2&cursor=${body.nextCursor}`)
    const seen = [...body.items, ...next.body.items].map(({ number }: { number: string }) => number)
    expect(seen).toEqual(seen.toSorted().toReversed())
    const { body: of } = await lukas.send('GET', `/receipts?instructionId=${instruction.id}`)
    expect(of.items.map(({ id }: { id: string }) => id)).toEqual([row.id])
  })

  it('I1 hides another client’s receipts, their letters and their signatures', async () => {
    const { row, instruction } = await submitted()
    for (const path of [
      `/receipts/${row.id}`,
      `/receipts/${row.id}/content`,
      `/receipts/${row.id}/jws`,
      `/instructions/${instruction.id}/receipt`,
      `/instructions/${instruction.id}/receipt.jws`,
    ])
      expect([path, (await sabine.send('GET', path)).status]).toEqual([path, 404])
    const { body } = await sabine.send('GET', `/receipts?clientId=${row.client_id}&limit=100`)
    expect(body.items).toEqual([])
  })

  it('I3 prints nothing for a job that names another client than the receipt’s', async () => {
    const { of } = await submitted()
    const [other] = await stored('select id from clients where id <> $1 limit 1', of.clientId)
    const printing = portal.documents()({ ...of, clientId: other.id })
    await expect(printing).rejects.toThrow('no receipt')
    expect(await documentsOf(of.receiptId)).toEqual([])
  })
})

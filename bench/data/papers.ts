import type { Client } from 'pg'
import { contextOf as documentContext } from '../../apps/api/src/documents/service.ts'
import { contextOf as attachmentContext } from '../../apps/api/src/instructions/papers/attachments.ts'
import { contextOf as certificateContext } from '../../apps/api/src/subprocessors/files.ts'
import { createVault, sha256Hex } from '../../apps/api/src/platform/crypto.ts'
import type { Secrets } from '../../apps/api/src/platform/boot/env.ts'
import { headType } from '../../apps/api/src/platform/evidence/evidence.ts'
import { createSigner } from '../../apps/api/src/platform/evidence/signing.ts'
import { receiptType } from '../../apps/api/src/receipts/service.ts'

/** A sheet of paper that readers accept. */
const sheet = Buffer.from(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`)

const batches = function* <T>(rows: T[], size = 2_000) {
  for (let from = 0; from < rows.length; from += size) yield rows.slice(from, from + size)
}

/** The documents of all clients, sealed as the portal seals them, and files at the measured client's instructions. */
export async function fillPapers(admin: Client, { encryptionKey }: Secrets): Promise<void> {
  const vault = createVault(encryptionKey, 'documents')
  const sha256 = sha256Hex(sheet)
  await admin.query(
    `insert into documents (id, client_id, kind, title, file_name, media_type, size, sha256, created_at)
     select id, client_id, kind, case kind when 'agreement' then 'Auftragsverarbeitungsvertrag' else 'Nachweis ' || paper end,
            kind || '-' || paper || '.pdf', 'application/pdf', $1, $2, at from bench.papers`,
    [sheet.length, sha256],
  )
  const { rows } = await admin.query<{ id: string; client: string }>(
    'select id, client_id as client from bench.papers',
  )
  for (const batch of batches(rows)) {
    const boxes = batch.map(({ client }) => vault.seal(sheet, documentContext(client, sha256)))
    await admin.query(
      `insert into document_contents (client_id, document_id, key_id, sealed)
       select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bytea[])`,
      [
        batch.map(({ client }) => client),
        batch.map(({ id }) => id),
        boxes.map(({ keyId }) => keyId),
        boxes.map(({ sealed }) => sealed),
      ],
    )
  }
}

/** The file of a certificate of each subprocessor, which its newest record names. */
export async function fillCertificates(admin: Client, { encryptionKey }: Secrets): Promise<void> {
  const vault = createVault(encryptionKey, 'certificates')
  const sha256 = sha256Hex(sheet)
  const { rows } = await admin.query<{ id: string }>('select id from subprocessors')
  for (const { id } of rows) {
    const { keyId, sealed } = vault.seal(sheet, certificateContext(id, sha256))
    await admin.query(
      `with file as (
         insert into subprocessor_files (id, subprocessor_id, file_name, media_type, size, sha256, created_at, key_id, sealed)
         values (gen_random_uuid(), $1, 'iso-27001.pdf', 'application/pdf', $2, $3, now(), $4, $5) returning id)
       update subprocessor_versions v
          set certificates = jsonb_build_array(jsonb_build_object('name', 'ISO/IEC 27001', 'validFrom', null, 'validUntil', null, 'fileId', file.id))
         from file where v.subprocessor_id = $1`,
      [id, sheet.length, sha256, keyId, sealed],
    )
  }
}

/** Files at the newest instructions of the measured client. */
export async function fillAttachments(admin: Client, { encryptionKey }: Secrets): Promise<void> {
  const vault = createVault(encryptionKey, 'attachments')
  const sha256 = sha256Hex(sheet)
  const { rows } = await admin.query<{ id: string; client: string }>(
    `select n.id, n.client_id as client from bench.instructions n join bench.clients c on c.id = n.client_id
      where c.position = 0 and n.submitted is not null order by n.created desc limit 50`,
  )
  const boxes = rows.map(({ client }) => vault.seal(sheet, attachmentContext(client, sha256)))
  await admin.query(
    `insert into instruction_attachments (id, client_id, instruction_id, name, media_type, size, sha256, by_name, at, key_id, sealed)
     select bench.id(n.created, 'attachment', n.i), n.client_id, n.id, 'Antrag.pdf', 'application/pdf', $1, $2, n.giver, n.created, b.key_id, b.sealed
       from unnest($3::uuid[], $4::text[], $5::bytea[]) b (id, key_id, sealed) join bench.instructions n on n.id = b.id`,
    [
      sheet.length,
      sha256,
      rows.map(({ id }) => id),
      boxes.map(({ keyId }) => keyId),
      boxes.map(({ sealed }) => sealed),
    ],
  )
}

/** The head of every log, signed as it stands. */
export async function signHeads(admin: Client, { signingKey }: Secrets): Promise<void> {
  const signer = createSigner(signingKey)
  const { rows } = await admin.query<{
    client: string
    sequence: number
    hash: string
    at: string
  }>(
    `select client_id as client, sequence, encode(hash, 'hex') as hash, bench.text_of(at) as at from bench.heads`,
  )
  const signed = rows.map((head) => signer.sign({ v: 1, ...head }, headType))
  await admin.query(
    `update evidence_heads h set signed = s.signed
       from unnest($1::uuid[], $2::text[]) s (client_id, signed) where h.client_id = s.client_id`,
    [rows.map(({ client }) => client), signed],
  )
}

/** Receipts that somebody may look at in a measurement. */
export async function signReceipts(admin: Client, { signingKey }: Secrets): Promise<void> {
  const signer = createSigner(signingKey)
  const { rows } = await admin.query<{ id: string; record: string }>(
    'select id, record from bench.records where is_signed',
  )
  for (const batch of batches(rows)) {
    const signed = batch.map(({ record }) => signer.sign(JSON.parse(record) as object, receiptType))
    await admin.query(
      `update receipts r set jws = s.jws from unnest($1::uuid[], $2::text[]) s (id, jws) where r.id = s.id`,
      [batch.map(({ id }) => id), signed],
    )
  }
}

import type { Vaults } from './platform/boot/key-checks.ts'

/** What is sealed with the encryption key, by the vault's purpose; each row has its key's id in `key_id`. */
export const vaults = {
  totp: {
    table: 'authenticators',
    column: 'secret',
    context: `'totp/' || t.user_id`,
  },
  documents: {
    table: 'document_contents',
    column: 'sealed',
    context: `(select 'document/' || d.client_id || '/' || d.sha256 from documents d
                where d.client_id = t.client_id and d.id = t.document_id)`,
  },
  certificates: {
    table: 'subprocessor_files',
    column: 'sealed',
    context: `'certificate/' || t.subprocessor_id || '/' || t.sha256`,
  },
  attachments: {
    table: 'instruction_attachments',
    column: 'sealed',
    context: `'attachment/' || t.client_id || '/' || t.sha256`,
  },
  answers: {
    table: 'idempotent_answers',
    column: 'sealed',
    context: `'answer/' || t.user_id || '/' || t.key`,
    atOnce: 500,
    was: { column: 'body' },
  },
  receipts: {
    table: 'receipts',
    column: 'sealed',
    context: `'receipt/' || t.client_id || '/' || t.id`,
    was: { column: 'record', and: `jws = regexp_replace(jws, '\\..*\\.', '..')` },
    atOnce: 500,
  },
  letters: {
    table: 'receipt_documents',
    column: 'sealed',
    context: `'letter/' || t.client_id || '/' || t.receipt_id`,
    was: { column: 'content' },
    atOnce: 50,
  },
  papers: {
    table: 'instruction_papers',
    column: 'sealed',
    context: `'paper/' || t.client_id || '/' || t.id`,
    atOnce: 50,
  },
  notices: {
    table: 'notice_papers',
    column: 'sealed',
    context: `'notice/' || t.notice_id`,
    atOnce: 50,
  },
} as const satisfies Vaults

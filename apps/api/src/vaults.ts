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
  attachments: {
    table: 'instruction_attachments',
    column: 'sealed',
    context: `'attachment/' || t.client_id || '/' || t.sha256`,
  },
  answers: {
    table: 'idempotent_answers',
    column: 'sealed',
    context: `'answer/' || t.user_id || '/' || t.key`,
    was: 'body',
  },
} as const satisfies Vaults

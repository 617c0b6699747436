/** What is sealed with the encryption key: the vault's purpose → the table that keeps it, with the key's id in `key_id`. */
export const vaults = {
  totp: 'authenticators',
  documents: 'document_contents',
  attachments: 'instruction_attachments',
} as const

/** Fixed, so that every test process derives the same passwords for the database's roles. */
export const testSecrets = {
  sessionSecret: 'a session secret for tests, not a secret',
  encryptionKey: Buffer.from('test key of 32 bytes, not secret'),
  signingKey: Buffer.from('signing key of 32 bytes for test'),
}

import type { KeptKey } from '@portal/domain/backups/contract'
import { backupKeyId } from '../platform/backup/head.ts'
import type { Config, Secrets } from '../platform/boot/env.ts'
import { createSigner } from '../platform/evidence/signing.ts'

/** The keys whoever runs the portal has to keep, by what they are known again. `seal`: the fingerprint of its certificate. */
export function keptKeys(
  config: Pick<Config, 'encryptionKey' | 'signingKey' | 'sealP12'>,
  { encryptionKey, signingKey }: Secrets,
  seal: string,
): KeptKey[] {
  return [
    { name: 'encryption', id: backupKeyId(encryptionKey), lies: lies(config.encryptionKey) },
    { name: 'signing', id: createSigner(signingKey).kid, lies: lies(config.signingKey) },
    { name: 'seal', id: seal, lies: lies(config.sealP12) },
  ]
}

const lies = (given: unknown) => (given === null ? 'data-folder' : 'environment')

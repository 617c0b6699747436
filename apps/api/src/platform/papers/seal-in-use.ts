import { isLocal } from '../boot/env.ts'
import type { Seal } from './seal-certificate.ts'

/** What anybody may know of the seal. */
export const sealInUse = (
  { name, fingerprint, isSelfMade, validFrom, validUntil, earlier }: Seal,
  publicUrl: string,
) => ({
  name,
  fingerprint,
  isSelfMade,
  validFrom,
  validUntil,
  earlier: [...earlier],
  needsVouching: isSelfMade && !isLocal(publicUrl),
})

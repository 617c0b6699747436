import { z } from 'zod'
import { Instant } from '../time.ts'

/** SHA-256 of a certificate's DER as 64 lower-case hexadecimal digits. */
const Fingerprint = z.hash('sha256')

/** The certificate that seals the portal's documents. */
export const SealInUse = z.object({
  /** Whom it names. */
  name: z.string(),
  fingerprint: Fingerprint,
  /** The portal made it: nobody else vouches for the name in it. */
  isSelfMade: z.boolean(),
  validFrom: Instant,
  validUntil: Instant,
  /** Of those that sealed before it, the newest first; what they sealed goes on verifying. */
  earlier: z.array(Fingerprint),
  /** It is self-made although the portal is reached from elsewhere than its own machine. */
  needsVouching: z.boolean(),
})
export type SealInUse = z.output<typeof SealInUse>

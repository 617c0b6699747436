import { sha256Hex } from '../../platform/crypto.ts'
import type { Effect } from '../binding.ts'
import type { Row } from '../moves.ts'
import { ofClient, type Signed } from '../proof.ts'

/** The other side's yes to exactly this wording (§8.2); it stays whatever becomes of the change. */
export const agreement = (
  { text }: Row,
  { first, second }: { first: Signed; second: Signed | null },
): Effect => ({
  fields: {
    agreedBy: { by: first.givenBy, countersignedBy: second && ofClient(second.givenBy) },
  },
  data: { textSha256: sha256Hex(text), confirmedSha256: first.sha256 },
  ...(second && { first }),
})

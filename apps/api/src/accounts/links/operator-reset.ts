import { factorResetMoves } from '@portal/domain/moves/factor-reset'
import type { Instant } from '@portal/domain/time'
import { readableAddress } from '@portal/domain/mail-address'
import { and, eq, isNull } from 'drizzle-orm'
import type { Vault } from '../../platform/crypto.ts'
import type { Tx } from '../../platform/database/db.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Enqueue } from '../../platform/database/jobs.ts'
import { factorResets } from '../link-table.ts'
import { nowhere, queueAccountMail, recordEvent } from '../service.ts'
import { users } from '../table.ts'
import { issueToken } from '../tokens.ts'
import { cancelFactorReset } from './end-factor-reset.ts'
import { newResetCode } from './reset-code.ts'

/** Who did it, where no person is signed in. */
const operator = 'portal reset-second-factor'

/**
 * Resets the second factor of one of the provider's owners for whoever runs the server, and resolves to the token of a
 * single-use link and the code to read out with it; it asks for the password still. A reset that is under way gives way. Throws for anybody else's address.
 */
export async function resetOwnersFactor(
  tx: Tx,
  vault: Vault,
  email: string,
  now: Instant,
): Promise<{ token: string; code: string }> {
  const userId = await holdOwner(tx, email)
  await cancelFactorReset(tx, userId, now)
  const id = newId()
  const { code, codeHash } = newResetCode(vault, id)
  await tx.insert(factorResets).values({
    id,
    codeHash,
    userId,
    method: 'in-person',
    note: operator,
    startedBy: null,
    startedByName: operator,
    startedAt: now,
    needsApproval: false,
  })
  const event = { userId, kind: factorResetMoves.start.event, byName: operator }
  await recordEvent(tx, event, nowhere, now)
  return { token: await issueToken(tx, 'second-factor-reset', id, now), code }
}

/**
 * Mails the owner that the reset was started, in the transaction that starts it: whoever runs the server is not always
 * who owns the account. Throws for anybody else's address.
 */
export async function tellOwnerOfReset(
  tx: Tx,
  enqueue: Enqueue,
  email: string,
  now: Instant,
): Promise<void> {
  const userId = await holdOwner(tx, email)
  await queueAccountMail(tx, enqueue, { kind: factorResetMoves.start.event, userId }, now)
}

async function holdOwner(tx: Tx, email: string): Promise<string> {
  const [owner] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.email, email), eq(users.staffRole, 'owner'), isNull(users.disabledAt)))
    .for('update')
  if (!owner) throw new Error(`${readableAddress(email)} is no owner of this portal.`)
  return owner.id
}

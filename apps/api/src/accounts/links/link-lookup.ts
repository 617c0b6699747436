import type { LinkDetails } from '@portal/domain/accounts/links'
import { AppError } from '@portal/domain/fault'
import type { Instant } from '@portal/domain/time'
import { eq } from 'drizzle-orm'
import type { Connections } from '../../platform/database/db.ts'
import { factorResets } from '../link-table.ts'
import { findActive } from '../standing.ts'
import { users } from '../table.ts'
import { readToken } from '../tokens.ts'

/** Whose password or second factor a link resets, without using it up. Throws `token-rejected`. */
export function lookUpLink(auth: Connections, token: string, now: Instant): Promise<LinkDetails> {
  return auth.transaction(null, async (tx) => {
    const purposes = ['password-reset' as const, 'second-factor-reset' as const]
    const { purpose, subject } = await readToken(tx, purposes, token, now)
    const [reset] =
      purpose === 'password-reset'
        ? [{ userId: subject }]
        : await tx
            .select({ userId: factorResets.userId })
            .from(factorResets)
            .where(eq(factorResets.id, subject))
    const user = reset && (await findActive(tx, eq(users.id, reset.userId)))
    if (!user) throw new AppError({ code: 'token-rejected', link: 'used' })
    return { email: user.email }
  })
}

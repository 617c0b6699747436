import type { NextStep } from '@portal/domain/accounts/factors'
import { sql } from 'drizzle-orm'
import type { Tx } from '../../platform/database/db.ts'

export type FactorState = { authenticators: number; passkeys: number }

/** How many second factors somebody has. */
export async function factorStateOf(tx: Tx, userId: string): Promise<FactorState> {
  const { rows } = await tx.execute<FactorState>(sql`
    select (select count(*)::int from authenticators where user_id = ${userId}) as authenticators,
           (select count(*)::int from passkeys where user_id = ${userId}) as passkeys`)
  // A select without a from has one row.
  return rows[0]!
}

/** Without a factor there is one way on: to bind one. */
export const nextAfterPassword = ({
  authenticators,
  passkeys,
}: FactorState): Exclude<NextStep['next'], 'done'> =>
  authenticators > 0 ? 'totp' : passkeys > 0 ? 'passkey' : 'enrol'

export const stageAfterPassword = ({ authenticators, passkeys }: FactorState): 'totp' | 'enrol' =>
  authenticators + passkeys > 0 ? 'totp' : 'enrol'

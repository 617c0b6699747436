import { AppError } from '@portal/domain/fault'
import type { Instant } from '@portal/domain/time'
import { sql } from 'drizzle-orm'
import { sha256 } from '../../platform/crypto.ts'
import type { Connections } from '../../platform/database/db.ts'
import { networksOf } from '../../platform/networks.ts'
import type { Whereabouts } from '../service.ts'
import { forgive, type Limit, reserveAttempt, giveBack } from '../throttle.ts'
import { isKnownDevice } from './known-device.ts'

/** Who gives a password: from where, in which browser, and whether in a session that both factors opened. */
export type Prover = Whereabouts & { deviceId?: string | null; isInside?: true }

/**
 * Wrong passwords of one account in a row, whatever the addresses, after which none is judged any more: first for strangers,
 * later for browsers that signed in to it before (NIST SP 800-63B-4 §3.2.2: at most 100).
 */
export const mostInARow = { stranger: 80, known: 100 }

/** Days such a count is kept after the last attempt; as long as a browser is known. */
const keptDays = 400

const inARow = (email: string) => sha256(`passwords/${email}`)

/** One address or network trying many accounts. Generous, because a practice shares one. */
const ofNetwork = ({ address }: Whereabouts): Limit[] => {
  const { near, wide } = networksOf(address)
  return [
    { key: `address/${near}`, free: 300, longest: 60 },
    { key: `network/${wide}`, free: 1_200, longest: 60 },
  ]
}

/** An account seen from one network: strangers make each other wait, and a browser that is known only itself. */
const ofAccount = (email: string, { address, deviceId }: Prover, isKnown: boolean): Limit[] => {
  if (isKnown)
    return [{ key: `password/${email}/device/${deviceId ?? ''}`, free: 5, longest: 3_600 }]
  const { near, wide } = networksOf(address)
  return [
    { key: `password/${email}/${near}`, free: 5, longest: 3_600 },
    { key: `password/${email}/network/${wide}`, free: 20, longest: 3_600 },
  ]
}

export type Reserved = {
  /** The attempt was the last that strangers had. */
  isLast: boolean
  /** The password was right: the account starts anew, and its networks get back the one they were charged. */
  forgive: () => Promise<void>
}

/**
 * Counts an attempt before it is judged, each count in a transaction of its own. What it counts is the same for an address
 * nobody has. Throws `too-many-attempts` or `password-disabled`.
 */
export async function reservePassword(
  auth: Connections,
  email: string,
  prover: Prover,
  now: Instant,
): Promise<Reserved> {
  const networks = ofNetwork(prover)
  for (const limit of networks) await reserveAttempt(auth, limit, now)
  const isKnown = prover.isInside ?? (await isKnownDevice(auth, email, prover.deviceId ?? null))
  const account = ofAccount(email, prover, isKnown)
  for (const limit of account) await reserveAttempt(auth, limit, now)
  const failures = await countInARow(auth, email, isKnown, now)
  return {
    isLast: failures === mostInARow.stranger,
    forgive: async () => {
      await forgivePasswords(auth, email, account)
      for (const limit of networks) await giveBack(auth, limit)
    },
  }
}

/** Its owner has shown otherwise who they are: the account starts anew. */
export const forgiveOwner = (auth: Connections, email: string, prover: Prover) =>
  forgivePasswords(auth, email, [
    ...ofAccount(email, prover, false),
    ...ofAccount(email, prover, true),
  ])

async function forgivePasswords(auth: Connections, email: string, limits: Limit[]) {
  for (const limit of limits) await forgive(auth, limit)
  await auth.transaction(null, (tx) =>
    tx.execute(sql`delete from throttles where key = ${inARow(email)}`),
  )
}

async function countInARow(
  auth: Connections,
  email: string,
  isKnown: boolean,
  now: Instant,
): Promise<number> {
  const most = isKnown ? mostInARow.known : mostInARow.stranger
  const { rows } = await auth.transaction(null, (tx) =>
    tx.execute<{ failures: number }>(sql`
      insert into throttles as t (key, failures, blocked_until, updated_at, keep_days)
      values (${inARow(email)}, 1, 'epoch', ${now}, ${keptDays})
      on conflict (key) do update set failures = t.failures + 1, updated_at = greatest(t.updated_at, excluded.updated_at)
      where t.failures < ${most}
      returning failures`),
  )
  if (!rows[0]) throw new AppError({ code: 'password-disabled' })
  return rows[0].failures
}

import type { FactorList } from '@portal/domain/accounts/factors'
import { partyOfAccount } from '../../platform/fair-queue.ts'
import { AppError } from '@portal/domain/fault'
import type { Instant } from '@portal/domain/time'
import { and, asc, count, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../platform/database/db.ts'
import { prepared } from '../../platform/database/prepared.ts'
import { authenticators, passkeys, recoveryCodes } from '../factor-table.ts'
import { factorStateOf } from './factors-of.ts'
import {
  confirmRecoveryCodes,
  makeRecoveryCodes,
  recoveryHash,
  storeRecoveryCodes,
} from './recovery-codes.ts'
import { areAppsDisabled, type Factors } from './second-factor.ts'
import { type Owner, recordAndMail, recordEvent } from '../service.ts'
import { credentials } from '../table.ts'

const tables = { authenticator: authenticators, passkey: passkeys }
type Kind = keyof typeof tables

const factorsOf = prepared<{ userId: string }, { kind: Kind }>()((db, { userId }, { kind }) => {
  const table = tables[kind]
  return db
    .select({
      id: table.id,
      name: table.name,
      createdAt: table.createdAt,
      lastUsedAt: table.lastUsedAt,
    })
    .from(table)
    .where(eq(table.userId, userId))
    .orderBy(asc(table.createdAt), asc(table.id))
})
const codesLeft = prepared<{ userId: string }>()((db, { userId }) =>
  db
    .select({ left: count() })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt))),
)
const codesMade = prepared<{ userId: string }>()((db, { userId }) =>
  db
    .select({
      createdAt: credentials.recoveryCreatedAt,
      confirmedAt: credentials.recoveryConfirmedAt,
    })
    .from(credentials)
    .where(eq(credentials.userId, userId)),
)

/** Everything that may be the second factor of an account. */
export async function listFactors(tx: Tx, userId: string): Promise<FactorList> {
  const whose = { userId }
  const [apps, keys, authenticatorsDisabled, [codes], [row]] = await Promise.all([
    factorsOf(tx, whose, { kind: 'authenticator' }),
    factorsOf(tx, whose, { kind: 'passkey' }),
    areAppsDisabled(tx, userId),
    codesLeft(tx, whose),
    codesMade(tx, whose),
  ])
  return {
    authenticators: apps,
    passkeys: keys,
    authenticatorsDisabled,
    recoveryCodes: {
      left: codes?.left ?? 0,
      createdAt: row?.createdAt ?? null,
      confirmedAt: row?.confirmedAt ?? null,
    },
  }
}

/** Throws `not-found` for a factor that is not theirs. */
export async function renameFactor(
  { auth }: Factors,
  { userId, where }: Owner,
  kind: Kind,
  id: string,
  name: string,
  now: Instant,
): Promise<void> {
  const table = tables[kind]
  await auth.transaction(null, async (tx) => {
    const renamed = await tx
      .update(table)
      .set({ name })
      .where(and(eq(table.id, id), eq(table.userId, userId)))
      .returning({ id: table.id })
    if (renamed.length === 0) throw new AppError({ code: 'not-found', entity: kind })
    await recordEvent(tx, { userId, kind: `${kind}.renamed`, detail: name }, where, now)
  })
}

/** Removes a factor, never the last one: its owner would be locked out, and a password alone opens nothing. */
export async function removeFactor(
  { auth, enqueue }: Factors,
  { userId, where }: Owner,
  kind: Kind,
  id: string,
  now: Instant,
): Promise<void> {
  const table = tables[kind]
  await auth.transaction(null, async (tx) => {
    // Of two that remove the last two at once, one waits here and is refused.
    await tx
      .select({ userId: credentials.userId })
      .from(credentials)
      .where(eq(credentials.userId, userId))
      .for('update')
    const state = await factorStateOf(tx, userId)
    const removed = await tx
      .delete(table)
      .where(and(eq(table.id, id), eq(table.userId, userId)))
      .returning({ name: table.name })
    if (!removed[0]) throw new AppError({ code: 'not-found', entity: kind })
    if (state.authenticators + state.passkeys <= 1)
      throw new AppError({ code: 'conflict', rule: 'last-factor' })
    const event = { userId, kind: `${kind}.removed` as const, detail: removed[0].name }
    await recordAndMail(tx, enqueue, event, where, now)
  })
}

/** Ten new codes; those before count no more. */
export async function renewRecoveryCodes(
  { auth, enqueue }: Factors,
  { userId, where }: Owner,
  now: Instant,
): Promise<string[]> {
  const codes = await makeRecoveryCodes(partyOfAccount(userId))
  await auth.transaction(null, async (tx) => {
    await storeRecoveryCodes(tx, userId, codes, now)
    await recordAndMail(tx, enqueue, { userId, kind: 'recovery-codes.renewed' }, where, now)
  })
  return codes.spelled
}

/** Throws `code-rejected` where the code typed is none of the unused ones. */
export async function confirmCodes(
  { auth }: Factors,
  { userId, where }: Owner,
  code: string,
  now: Instant,
): Promise<void> {
  await auth.transaction(null, async (tx) => {
    const hash = await recoveryHash(tx, userId, code)
    if (!(await confirmRecoveryCodes(tx, userId, hash, now)))
      throw new AppError({ code: 'code-rejected', reason: 'wrong', factor: 'recovery-code' })
    await recordEvent(tx, { userId, kind: 'recovery-codes.confirmed' }, where, now)
  })
}

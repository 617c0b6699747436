import { type Instant, yearAt } from '@portal/domain/time'
import { sql } from 'drizzle-orm'
import type { Tx } from './db.ts'

const digits = { W: 4, M: 4, U: 4, Q: 5, AVV: 4 } as const
export type NumberKind = keyof typeof digits

/**
 * The next number people quote, such as `W-2026-0001`: per kind and German calendar year, without gaps. Others who
 * need one of the same kind wait until this transaction ends, so take it as late as possible.
 */
export async function nextNumber(tx: Tx, kind: NumberKind, now: Instant): Promise<string> {
  const year = yearAt(now)
  const { rows } = await tx.execute<{ n: number }>(sql`select next_number(${kind}, ${year}) as n`)
  return `${kind}-${year}-${String(rows[0]?.n).padStart(digits[kind], '0')}`
}

import { sql } from 'drizzle-orm'
import { pgTable, text } from 'drizzle-orm/pg-core'
import { expect, it } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { testSecrets } from '../../../test/keys.ts'
import { use } from '../../../test/use.ts'
import { connect, type Tx } from './db.ts'
import { prepared } from './prepared.ts'

const database = useDatabase()
// One connection, so that whoever comes next is on the one that the transaction before had.
const worker = use(
  async () => connect({ url: database.url, key: testSecrets.encryptionKey }, 'portal_worker', 1),
  ({ close }) => close(),
)
const settings = pgTable('pg_settings', { name: text() })
const oneSetting = prepared<{ name: string }>()((db, { name }) =>
  db
    .select()
    .from(settings)
    .where(sql`${settings.name} = ${name}`),
)
/** What stands behind a refusal: drizzle wraps it, `prepared` does not. */
const reasonOf = (outcome: PromiseSettledResult<unknown>): unknown => {
  const reason: unknown = outcome.status === 'rejected' && outcome.reason
  return reason instanceof Error ? (reason.cause ?? reason) : reason
}

it.each([
  ['committed', async () => {}],
  ['rolled back', () => Promise.reject(new Error('given up'))],
])(
  'a handle kept beyond a transaction that was %s reaches nothing, however it asks',
  async (_, ends) => {
    let kept: Tx | undefined
    await worker
      .transaction(null, async (tx) => {
        kept = tx
        expect((await oneSetting(tx, { name: 'port' })).length).toBe(1)
        await ends()
      })
      .catch(() => {})
    const set = sql`select set_config('app.client_id', 'late', false)`
    const late = () =>
      Promise.allSettled([
        kept!.execute(set),
        kept!.select().from(settings),
        oneSetting(kept!, { name: 'port' }),
      ])
    const nobodyThere = await late()
    // Nor while somebody else is at work where it was.
    const [amongOthers, seen] = await worker.transaction(null, async (tx) => {
      const outcomes = await late()
      const { rows } = await tx.execute(
        sql`select current_setting('app.client_id', true) as client`,
      )
      return [outcomes, rows] as const
    })
    for (const outcome of [...nobodyThere, ...amongOthers])
      expect(reasonOf(outcome)).toEqual(new Error('this transaction is over'))
    expect(seen).toEqual([{ client: null }])
  },
)

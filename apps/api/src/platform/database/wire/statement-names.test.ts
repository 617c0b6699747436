import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { usePortal } from '../../../../test/harness.ts'
import { isAny } from '../lists.ts'
import { createStatementNames } from './statement-names.ts'
import { clients } from '../../../clients/table.ts'

describe('the name of a statement', () => {
  it('is the same for the same text and another for another', () => {
    const nameOf = createStatementNames()
    expect(nameOf('select 1')).toBe(nameOf('select 1'))
    expect(nameOf('select 1')).not.toBe(nameOf('select 2'))
    // PostgreSQL cuts a longer one.
    expect(nameOf('select 1')?.length).toBeLessThan(64)
  })

  it('is given to so many texts and no more; those that have one keep it', () => {
    const nameOf = createStatementNames(2)
    const first = nameOf('select 1')
    nameOf('select 2')
    expect(nameOf('select 3')).toBeUndefined()
    expect(nameOf('select 1')).toBe(first)
  })

  it('is given to no list of rows, of which each length is another text', () => {
    const nameOf = createStatementNames()
    expect(nameOf('insert into t values ($1, $2), ($3, $4)')).toBeUndefined()
    expect(nameOf(`select ${'x'.repeat(9_000)}`)).toBeUndefined()
    expect(nameOf('select (select 1), (select 2)')).toBeDefined()
  })
})

describe('a connection', () => {
  const portal = usePortal()

  it('plans a statement once, whatever its values and however long its lists', async () => {
    const { rows } = await portal.connections.client.transaction(null, async (tx) => {
      for (const ids of [[], [crypto.randomUUID()], [crypto.randomUUID(), crypto.randomUUID()]])
        await tx.select({ id: clients.id }).from(clients).where(isAny(clients.id, ids))
      return tx.execute<{ calls: number }>(
        sql`select (generic_plans + custom_plans)::int as calls from pg_prepared_statements where statement like ${'%= any($1)%'}`,
      )
    })
    expect(rows).toEqual([{ calls: 3 }])
  })

  it('does so too with what opens a transaction, and with what is one by itself', async () => {
    const { client } = portal.connections
    const statement = {
      text: `select count(*)::int as planned from pg_prepared_statements where statement like '%planned%' and $1 = 'asked'`,
      values: ['asked'],
    }
    const found = await client.transaction(statement, async (_, opened) => opened)
    expect([found, await client.single(statement)]).toEqual([[{ planned: 1 }], [{ planned: 1 }]])
  })
})

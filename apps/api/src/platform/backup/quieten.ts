import type { Client } from 'pg'
import { asleep } from '../database/triggers.ts'

type Statements = { before: string; after: string }

/**
 * Lets tables be filled in any order and just as they were: triggers sleep, foreign keys are away, what steps of the schema
 * put in by themselves is gone. Resolves to the function that brings all of it back; the keys are checked against every row.
 * As the owner of the tables, within a transaction.
 */
export async function quieten(owner: Client): Promise<() => Promise<void>> {
  const wake = await asleep(owner)
  const { rows: keys } = await owner.query<Statements>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as before,
            format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as after
       from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0`,
  )
  for (const { before } of keys) await owner.query(before)
  await owner.query(`do $$ begin
    execute (select 'truncate ' || string_agg(oid::regclass::text, ', ') from pg_class
              where relnamespace = 'public'::regnamespace and relkind in ('r', 'p'));
  end $$`)
  return async () => {
    for (const { after } of keys) await owner.query(after)
    await wake()
  }
}

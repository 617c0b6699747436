import type { Client } from 'pg'

/**
 * Puts the triggers of a table to sleep, or of all where none is named; resolves to the function that wakes them as they were.
 * As the owner of the tables, within a transaction.
 */
export async function asleep(
  owner: Client,
  table: string | null = null,
): Promise<() => Promise<void>> {
  const { rows } = await owner.query<{ before: string; after: string }>(
    `select format('alter table %s disable trigger %I', tgrelid::regclass, tgname) as before,
            format('alter table %s enable %s trigger %I', tgrelid::regclass,
              case tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end, tgname) as after
       from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where c.relnamespace = 'public'::regnamespace and not tgisinternal and tgenabled <> 'D'
        and ($1::text is null or c.relname = $1)`,
    [table],
  )
  for (const { before } of rows) await owner.query(before)
  return async () => {
    for (const { after } of rows.toReversed()) await owner.query(after)
  }
}

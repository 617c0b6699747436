import type { Client } from 'pg'

/**
 * Where a restore puts jobs, as texts: pg-boss makes its own tables, perhaps of a later version than the jobs come from.
 * Whoever has made them takes the jobs in, before anybody works.
 */
export const restoredJobs = 'public.restored_jobs'

/** Makes the table for jobs with these columns; whoever calls owns it. */
export async function awaitJobs(owner: Client, columns: readonly string[]): Promise<void> {
  await owner.query(
    `create table ${restoredJobs} (${columns.map((column) => `${column} text`).join()})`,
  )
  await owner.query(`alter table ${restoredJobs} enable row level security`)
}

/** Puts restored jobs where they belong, all or none. Those of a queue that is no more are left behind. */
export async function takeInJobs(owner: Client): Promise<void> {
  const { rows } = await owner.query<{ names: string | null; values: string | null }>(
    `select string_agg(quote_ident(j.attname), ', ') as names,
            string_agg(format('r.%I::%s', j.attname, format_type(j.atttypid, j.atttypmod)), ', ') as values
       from pg_attribute j join pg_attribute r on r.attname = j.attname and r.attrelid = to_regclass('${restoredJobs}')
      where j.attrelid = 'pgboss.job'::regclass and j.attnum > 0 and not j.attisdropped and j.attgenerated = ''
        and r.attnum > 0 and not r.attisdropped`,
  )
  const { names, values } = rows[0] ?? {}
  if (!names) return
  await owner.query(`
    begin;
    insert into pgboss.job (${names}) select ${values} from ${restoredJobs} r
     where r.name in (select q.name from pgboss.queue q);
    drop table ${restoredJobs};
    commit;`)
}

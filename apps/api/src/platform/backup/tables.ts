import type { Client } from 'pg'

/** Names as SQL writes them: in quotes where they need some. */
export type Table = { name: string; columns: string[] }

/** What makes the text of a value the same wherever it is read. */
export const sameTexts = `
  set timezone = 'UTC'; set datestyle = 'ISO, MDY'; set intervalstyle = 'postgres'; set bytea_output = 'hex';
  set extra_float_digits = 1; set xmlbinary = 'base64'; set client_encoding = 'UTF8'; set statement_timeout = 0;
  set search_path = public`

/** What is computed is computed anew. */
const stored = `a.attnum > 0 and not a.attisdropped and a.attgenerated = ''`

const columnsOf = `(select json_agg(quote_ident(a.attname) order by a.attnum) from pg_attribute a
  where a.attrelid = c.oid and ${stored})`

/** All tables of the portal, without those of the job queues. */
export async function publicTables(client: Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select quote_ident(c.relname) as name, ${columnsOf} as columns from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by c.relname`,
  )
  return rows
}

/** The columns of the jobs of all queues; null where there are no queues yet. */
export async function jobColumns(client: Client): Promise<string[] | null> {
  const { rows } = await client.query<{ columns: string[] | null }>(
    `select ${columnsOf} as columns from pg_class c where c.oid = to_regclass('pgboss.job')`,
  )
  return rows[0]?.columns ?? null
}

/** The tables of which whoever asks would be shown some rows and not others. */
export async function partlyHidden(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relrowsecurity
        and not (select rolsuper or rolbypassrls from pg_roles where rolname = current_user)
        and (c.relforcerowsecurity or not pg_has_role(c.relowner, 'usage'))
        and (not exists (select from pg_policy p where p.polrelid = c.oid and p.polpermissive and p.polcmd in ('r', '*')
               and pg_get_expr(p.polqual, p.polrelid) = 'true'
               and exists (select from unnest(p.polroles) r where r = 0 or pg_has_role(r, 'usage')))
          or exists (select from pg_policy p where p.polrelid = c.oid and not p.polpermissive and p.polcmd in ('r', '*')
               and exists (select from unnest(p.polroles) r where r = 0 or pg_has_role(r, 'usage'))))
      order by 1`,
  )
  return rows.map(({ name }) => name)
}

import type { Client } from 'pg'
import { type SchemaStep, schemaSteps } from '../boot/migrate.ts'
import type { Manifest } from './records.ts'

/** Throws one line where this backup cannot become this database; nothing was written by then. */
export async function assertRestorable(admin: Client, manifest: Manifest): Promise<void> {
  await stepsOf(manifest)
  const { rows } = await admin.query<{ major: number; name: string; table: string | null }>(
    `select current_setting('server_version_num')::int / 10000 as major, current_database() as name,
            (select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
                and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
              limit 1) as "table"`,
  )
  const [found] = rows
  if (!found || found.table !== null)
    throw new Error(
      `The database ${found?.name} is not empty (there is ${found?.table}); nothing was changed. Restore into an empty one: create another database, or set another DATA_DIR that holds nothing but secrets.json.`,
    )
  if (found.major < manifest.serverMajor)
    throw new Error(
      `The backup comes from PostgreSQL ${manifest.serverMajor} and this is ${found.major}; nothing was changed. Restore into ${manifest.serverMajor} or newer.`,
    )
}

/** The steps of the schema as they were applied there. Throws one line where this program does not know one of them. */
export async function stepsOf({ steps }: Manifest): Promise<SchemaStep[]> {
  const known = new Map((await schemaSteps()).map((step) => [step.name, step]))
  return steps.map(({ name, sha256 }) => {
    const step = known.get(name)
    if (step?.sha256 === sha256) return step
    throw new Error(
      step
        ? `The backup was made by a portal whose ${name} is another one; nothing was changed. Use the version it was made with.`
        : `The backup was made by a newer portal, with ${name}; nothing was changed. Use that version or a later one.`,
    )
  })
}

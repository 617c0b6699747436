import type { Client } from 'pg'

const oldest = 16

/** Throws one line where the portal cannot work with this server or this administrator; nothing is written. */
export async function assertServerFits(admin: Client): Promise<void> {
  const { rows } = await admin.query<{ version: number; name: string; may: boolean }>(
    `select current_setting('server_version_num')::int as version, current_user as name,
            rolsuper or rolcreaterole as may
       from pg_roles where rolname = current_user`,
  )
  const [server] = rows
  const line = server && unfit(server)
  if (line) throw new Error(line)
}

export function unfit(server: { version: number; name: string; may: boolean }): string | null {
  const major = Math.floor(server.version / 10_000)
  if (major < oldest)
    return `DATABASE_URL leads to PostgreSQL ${major}: the portal needs ${oldest} or newer.`
  if (!server.may)
    return `DATABASE_URL: ${server.name} may not create roles. As an administrator: alter role "${server.name}" createrole`
  return null
}

/** Of the database that is the portal's own there is no address to correct. */
const own =
  'The portal’s own PostgreSQL does not let it in: see DATA_DIR/postgres/server.log, then start again'
const ofEmbedded: Readonly<Record<string, string>> = {
  ECONNREFUSED: own,
  ETIMEDOUT: own,
  '28P01':
    'The portal’s own PostgreSQL has another password than DATA_DIR/postgres/password: bring back the file that belongs to it',
  '3D000': own,
  '53100': 'The disk is full: make room where DATA_DIR is',
}

const advice: Readonly<Record<string, string>> = {
  EADDRINUSE: 'The port is taken: stop what listens there, or set another PORT',
  EACCES: 'The portal has no right to this: see who owns DATA_DIR, or set another PORT',
  ENOSPC: 'The disk is full: make room where DATA_DIR is',
  ECONNREFUSED: 'Nobody answers at DATABASE_URL: start the database, or correct host and port',
  ETIMEDOUT: 'Nobody answers at DATABASE_URL: correct host and port, or look at the firewall',
  ENOTFOUND: 'The host in DATABASE_URL is not known: correct it',
  '28P01': 'The database refuses user or password of DATABASE_URL: correct them',
  '28000': 'The database refuses the user of DATABASE_URL: see its pg_hba.conf',
  '3D000': 'The database that DATABASE_URL names is not there: create it, or correct the name',
  '53100': 'The database’s disk is full: make room there',
}

/** One line for what the operator can mend, saying what to do; null for what we have to. `embedded`: the database is our own. */
export function lineFor(error: Error, embedded = false): string | null {
  const code = codeOf(error)
  const known = (embedded && ofEmbedded[code]) || advice[code]
  // Of several addresses tried, pg tells nothing in its own words.
  const said = error.message || (error instanceof AggregateError && messageOf(error.errors[0]))
  if (known) return said ? `${known} (${said.split('\n')[0]}).` : `${known}.`
  return code || error.constructor === Error ? error.message : null
}

/** PostgreSQL's programs say in words what the system told them by a number. */
const codeOf = (error: Error): string =>
  'code' in error
    ? String(error.code)
    : /no space left on device/iu.test(error.message)
      ? 'ENOSPC'
      : ''

const messageOf = (error: unknown) => (error instanceof Error ? error.message : '')

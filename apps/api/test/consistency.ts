import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from 'pg'
import { verifyLogFile } from '../../../packages/verify/src/log-file.ts'
import type { Ask } from '../../../bench/reads/ask.ts'

type Key = { name: string; query: string }

/** The foreign keys of all tables of which a row points to nothing, whoever switched them off when it was written. */
export async function brokenKeys(
  superuser: Client,
): Promise<{ checked: number; broken: string[] }> {
  const { rows: keys } = await superuser.query<Key>(
    `select k.conrelid::regclass || '.' || k.conname as name,
            format('select exists (select from %s c where %s and not exists (select from %s p where %s)) as broken',
                   k.conrelid::regclass, string_agg(format('c.%I is not null', c.attname), ' and '),
                   k.confrelid::regclass, string_agg(format('p.%I = c.%I', p.attname, c.attname), ' and ')) as query
       from pg_constraint k, unnest(k.conkey, k.confkey) a (child, parent), pg_attribute c, pg_attribute p
      where k.contype = 'f' and c.attrelid = k.conrelid and c.attnum = a.child
        and p.attrelid = k.confrelid and p.attnum = a.parent
        and k.connamespace = 'public'::regnamespace
      group by k.oid, k.conname, k.conrelid, k.confrelid`,
  )
  const broken: string[] = []
  for (const { name, query } of keys) {
    const { rows } = await superuser.query<{ broken: boolean }>(query)
    if (rows[0]?.broken) broken.push(name)
  }
  return { checked: keys.length, broken }
}

/** What `avv-verify` finds in the export of each client's log, and how many lines it read. */
export async function unsoundLogs(ask: Ask, clients: string[], folder: string) {
  const unsound: string[] = []
  let lines = 0
  for (const id of clients) {
    const { status, body } = await ask(`/api/v1/evidence/export?clientId=${id}`)
    if (status !== 200) throw new Error(`the export of ${id} answered ${status}`)
    const file = join(folder, `${id}.ndjson`)
    await writeFile(file, body)
    const { findings, events, head } = await verifyLogFile(file)
    lines += events
    if (findings.length > 0 || head?.sequence !== events)
      unsound.push(`${id}: ${findings.map(({ code }) => code).join(', ') || 'no head at its end'}`)
  }
  return { lines, unsound }
}

/** Notices whose counted clients are not those they were handed to. */
export async function miscounted(superuser: Client): Promise<string[]> {
  const { rows } = await superuser.query<{ notice: string }>(
    `select notice_id as notice from notice_reach
     except
     select h.notice_id from notice_reach h join (
       select notice_id, count(*) as clients, count(first_opened_at) as opened, count(acknowledged_at) as acknowledged
         from notice_recipients group by notice_id) r
       on r.notice_id = h.notice_id and r.clients = h.clients and r.opened = h.opened and r.acknowledged = h.acknowledged`,
  )
  return rows.map(({ notice }) => notice)
}

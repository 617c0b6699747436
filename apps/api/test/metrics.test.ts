import { expect, it } from 'vitest'
import { createMeasure } from '../src/metrics.ts'
import { connect } from '../src/platform/database/db.ts'
import { cloneDatabase } from './database.ts'
import { createTestPortal } from './harness.ts'
import { testSecrets } from './keys.ts'

it('E: /metrics tells an operator what must be known: queues, mails, pools, evidence, backup, the event loop', async () => {
  const at = '2026-11-20T12:00:00.000Z'
  const database = await cloneDatabase()
  const reader = connect({ url: database.url, key: testSecrets.encryptionKey }, 'portal_backup', 1)
  const measure = createMeasure(reader, { reader }, () => at)
  const token = 'a token for the metrics'
  const portal = await createTestPortal({ metricsToken: token }, null, async () => database, {
    measure,
  })
  const ask = async () => {
    const headers = { authorization: `Bearer ${token}` }
    const { payload } = await portal.app.inject({ url: '/metrics', headers })
    const lines = payload.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
    return new Map(
      lines.map((line) => [
        line.slice(0, line.lastIndexOf(' ')),
        Number(line.slice(line.lastIndexOf(' '))),
      ]),
    )
  }
  try {
    const { superuser } = portal
    await superuser.query('delete from evidence_checks')
    const before = await ask()
    expect(before.has('portal_evidence_check_age_seconds')).toBe(false)
    expect(before.has('portal_backup_age_seconds')).toBe(false)
    expect(before.get('portal_pool_open{pool="reader"}')).toBe(1)
    expect(before.has('nodejs_eventloop_lag_p99_seconds')).toBe(true)
    for (const queue of ['mail', 'account-mail', 'publication', 'receipt', 'stamp'])
      for (const what of ['waiting', 'active', 'failed'])
        expect([queue, what, before.get(`portal_jobs_${what}{queue="${queue}"}`)]).toEqual([
          queue,
          what,
          0,
        ])
    await superuser.query(
      `update mails set sent_at = null, failed_at = now() where id = (select min(id::text)::uuid from mails)`,
    )
    await superuser.query(
      `insert into evidence_alarms (id, client_id, flaw, sequence, first_seen_at, last_seen_at)
       select gen_random_uuid(), id, 'hash', 1, now(), now() from clients limit 1`,
    )
    await superuser.query(
      `insert into evidence_stamps_due (client_id, sequence, what, since)
       select id, 1, 'letter', $1::timestamptz - interval '3 hours' from clients limit 2`,
      [at],
    )
    await superuser.query(
      `insert into evidence_checks (night, started_at, finished_at, findings) values ('2026-11-20', $1, $1::timestamptz - interval '1 hour', 0)`,
      [at],
    )
    await superuser.query(
      `insert into backups (day, started_at, finished_at, file, size, rows) values ('2026-11-18', $1, $1::timestamptz - interval '2 days', 'x', 1, 1)`,
      [at],
    )
    await superuser.query(
      `insert into backups (day, started_at, finished_at, failure) values ('2026-11-20', $1, $1, 'no room')`,
      [at],
    )
    await superuser.query(
      `update pgboss.queue set queued_count = 7, failed_count = 2, ready_oldest_seconds = 31 where name = 'mail'`,
    )
    const after = await ask()
    expect(after.get('portal_mails_failed')).toBe(before.get('portal_mails_failed')! + 1)
    expect(after.get('portal_evidence_alarms')).toBe(1)
    expect(after.get('portal_evidence_check_age_seconds')).toBe(3_600)
    expect(after.get('portal_time_stamps_waiting{what="letter"}')).toBe(2)
    expect(after.get('portal_time_stamps_waiting{what="head"}')).toBe(0)
    expect(after.get('portal_time_stamps_oldest_seconds')).toBe(3 * 3_600)
    expect(after.get('portal_backup_age_seconds')).toBe(2 * 86_400)
    expect(after.get('portal_backup_failed')).toBe(1)
    expect(after.get('portal_jobs_waiting{queue="mail"}')).toBe(7)
    expect(after.get('portal_jobs_failed{queue="mail"}')).toBe(2)
    expect(after.get('portal_jobs_oldest_seconds{queue="mail"}')).toBe(31)
  } finally {
    await reader.close()
    await portal.close()
  }
})

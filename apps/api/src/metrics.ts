import type { Connections } from './platform/database/db.ts'
import type { Measure } from './platform/http/health.ts'

type Found = {
  queues: { name: string; waiting: number; active: number; failed: number; oldest: number | null }[]
  mailsFailed: number
  mailsWaiting: number
  alarms: number
  checkAge: number | null
  stampsDue: Record<'head' | 'letter', number>
  stampAge: number | null
  backupAge: number | null
  backupFailed: boolean | null
}

// As `portal_backup`, which sees the rows of all clients and changes none. Ages are counted by the clock the rows have.
const question = `select json_build_object(
  'queues', (select coalesce(json_agg(json_build_object('name', q.name, 'waiting', q.queued_count, 'active', q.active_count,
               'failed', q.failed_count, 'oldest', q.ready_oldest_seconds) order by q.name), '[]') from pgboss.queue q
              where q.name not like '\\_\\_%'),
  'mailsFailed', (select count(*) from mails where failed_at is not null and ending_id is null)
    + (select count(*) from account_mails where failed_at is not null and ending_id is null and server_answer not like 'not sent: %'),
  'mailsWaiting', (select count(*) from mails where status in ('queued', 'sent'))
    + (select count(*) from account_mails where status in ('queued', 'sent')),
  'alarms', (select count(*) from evidence_alarms where ended_at is null),
  'checkAge', (select extract(epoch from $1::timestamptz - max(finished_at)) from evidence_checks),
  'stampsDue', (select json_build_object('head', count(*) filter (where what = 'head'), 'letter', count(*) filter (where what = 'letter')) from evidence_stamps_due),
  'stampAge', (select extract(epoch from $1::timestamptz - min(since)) from evidence_stamps_due),
  'backupAge', (select extract(epoch from $1::timestamptz - max(finished_at)) from backups where file is not null),
  'backupFailed', (select failure is not null from backups where finished_at is not null order by finished_at desc limit 1)
) as found`

/** What an operator must know beside what the process measures of itself. */
export function createMeasure(
  reader: Connections,
  pools: Record<string, Connections>,
  clock: () => string,
): Measure {
  return async () => {
    // The statement answers with exactly this.
    const [row] = (await reader.single({ text: question, values: [clock()] })) as { found: Found }[]
    const { queues, mailsFailed, mailsWaiting, alarms, checkAge, backupAge, backupFailed } =
      row!.found
    const { stampsDue, stampAge } = row!.found
    const byQueue = (value: (queue: Found['queues'][number]) => number | null) =>
      queues.map((queue) => ({ labels: { queue: queue.name }, value: value(queue) }))
    const uses = Object.entries(pools).map(([pool, each]) => ({
      labels: { pool },
      use: each.use(),
    }))
    const byPool = (of: 'open' | 'idle' | 'waiting') =>
      uses.map(({ labels, use }) => ({ labels, value: use[of] }))
    return [
      { name: 'portal_jobs_waiting', help: 'Jobs that wait.', samples: byQueue((q) => q.waiting) },
      { name: 'portal_jobs_active', help: 'Jobs in hand.', samples: byQueue((q) => q.active) },
      { name: 'portal_jobs_failed', help: 'Jobs given up.', samples: byQueue((q) => q.failed) },
      {
        name: 'portal_jobs_oldest_seconds',
        help: 'How long the oldest job that could run has waited.',
        samples: byQueue((q) => q.oldest),
      },
      {
        name: 'portal_mails_failed',
        help: 'Mails no server took, and that nobody has ended.',
        samples: alone(mailsFailed),
      },
      { name: 'portal_mails_waiting', help: 'Mails to be sent.', samples: alone(mailsWaiting) },
      { name: 'portal_pool_open', help: 'Connections to the database.', samples: byPool('open') },
      { name: 'portal_pool_idle', help: 'Those nobody uses.', samples: byPool('idle') },
      { name: 'portal_pool_waiting', help: 'Who waits for one.', samples: byPool('waiting') },
      {
        name: 'portal_evidence_alarms',
        help: 'Places where an evidence log is not as it was written, and that nobody has ended.',
        samples: alone(alarms),
      },
      {
        name: 'portal_evidence_check_age_seconds',
        help: 'Since all evidence logs were last gone through; absent until they were.',
        samples: alone(checkAge),
      },
      {
        name: 'portal_time_stamps_waiting',
        help: 'Heads of logs, and letters sealed without, that wait for a time stamp.',
        samples: (['head', 'letter'] as const).map((what) => ({
          labels: { what },
          value: stampsDue[what],
        })),
      },
      {
        name: 'portal_time_stamps_oldest_seconds',
        help: 'How long the oldest of them has waited; absent while none does.',
        samples: alone(stampAge),
      },
      {
        name: 'portal_backup_age_seconds',
        help: 'Since the last backup that was read back; absent until there is one.',
        samples: alone(backupAge),
      },
      {
        name: 'portal_backup_failed',
        help: 'Whether the last attempt failed.',
        samples: alone(backupFailed === null ? null : Number(backupFailed)),
      },
    ]
  }
}

const alone = (value: number | null) => [{ labels: {}, value }]

import { type SQL, sql } from 'drizzle-orm'

/** A table whose rows the log holds by hash, each under its key. */
export type KeptTable = {
  of: string
  key: readonly string[]
  /** The column that names what a page is about which shows it; of measures, which are everybody's, the word for them. */
  subject: string
  /** What it says: one row each, with `client_id`. */
  rows: string
  leftOut?: readonly string[]
  /** A row may wait for a later line: always, or as long as no act wrote a line for one of this table, as it was before they did. */
  late?: 'always' | 'at-first'
  /** The provider's own: no client is shown it. */
  hidden?: true
}

const whole = (of: string, key: string[], more: Partial<KeptTable> = {}): KeptTable => ({
  of,
  key,
  subject: key[0] ?? 'id',
  rows: `select * from ${of}`,
  ...more,
})
const given = `(i.status <> 'draft' or i.number is not null)`

/** All of them, by a list of its own: the one that the triggers go by may have been changed with what they guard. */
export const keptTables: readonly KeptTable[] = [
  whole('instructions', ['id'], {
    rows: `select i.* from instructions i where ${given}`,
    leftOut: [
      'version',
      'updated_at',
      'reminded_at',
      'due_on',
      'series',
      'words',
      'waits_for_client',
      'waits_for_provider',
    ],
  }),
  whole('instruction_attachments', ['id'], {
    subject: 'instruction_id',
    rows: `select a.id, a.client_id, a.instruction_id, a.name, a.media_type, a.size, a.sha256, a.by_name, a.at
             from instruction_attachments a join instructions i on i.id = a.instruction_id and ${given}`,
  }),
  whole('instruction_revisions', ['instruction_id', 'revision']),
  whole('instruction_events', ['instruction_id', 'sequence']),
  whole('instruction_concerns', ['instruction_id', 'sequence']),
  whole('instruction_cost_estimates', ['instruction_id', 'sequence']),
  whole('execution_reports', ['instruction_id', 'sequence']),
  whole('instruction_messages', ['id'], { subject: 'instruction_id' }),
  whole('instruction_notes', ['id'], { subject: 'instruction_id', late: 'always', hidden: true }),
  whole('receipts', ['id'], {
    subject: 'coalesce(instruction_id, agreement_id, offer_id)',
    leftOut: ['record', 'jws'],
    late: 'always',
  }),
  whole('receipt_documents', ['receipt_id'], {
    rows: 'select client_id, receipt_id, sha256, certificate_sha256, sealed_at, stamped_at, stamped_by from receipt_documents',
  }),
  whole('instruction_papers', ['id'], {
    rows: `select id, client_id, instruction_id, kind, sequence, sha256, certificate_sha256, sealed_at, stamped_at, stamped_by
             from instruction_papers`,
  }),
  whole('notice_recipients', ['notice_id'], {
    rows: `select r.*, (select to_jsonb(n) - array['id', 'audience', 'status', 'version', 'updated_at']
                          from notices n where n.id = r.notice_id) as notice
             from notice_recipients r`,
  }),
  whole('authorised_persons', ['id'], { leftOut: ['version'] }),
  whole('authorised_person_changes', ['entry_id', 'sequence']),
  whole('client_changes', ['client_id', 'sequence']),
  whole('people_proposals', ['id']),
  whole('agreements', ['id'], { late: 'at-first' }),
  whole('agreement_versions', ['agreement_id', 'version'], { late: 'at-first' }),
  whole('agreement_events', ['agreement_id', 'sequence']),
  whole('agreement_offers', ['id'], {
    leftOut: ['filled', 'reminded_at', 'countersign_reminded_at', 'version'],
  }),
  whole('agreement_offer_events', ['offer_id', 'sequence']),
  whole('documents', ['id'], { late: 'at-first' }),
  whole('endings', ['id'], { subject: 'subject', late: 'always' }),
  whole('evidence_alarms', ['id'], {
    subject: 'client_id',
    // That it was ended, its ending says, which is signed.
    leftOut: ['last_seen_at', 'gone_at', 'ended_at', 'ending_id'],
    late: 'always',
  }),
  whole('provider_versions', ['version'], { subject: 'client_id', late: 'always' }),
  whole('contract_texts', ['version'], { subject: 'client_id', late: 'always' }),
  whole('tom_versions', ['version'], {
    subject: `'toms'`,
    rows: `select v.*, c.id as client_id,
                  (select jsonb_agg(to_jsonb(m) - 'version' order by m.position) from tom_measures m where m.version = v.version) as measures
             from tom_versions v, clients c`,
    leftOut: ['client_id'],
    late: 'at-first',
  }),
]

const nameIn = ({ key }: KeptTable): string =>
  key.map((column) => `t.${column}::text`).join(` || '/' || `)
/** Of no table: another key changes what is sealed, and nothing that is said. */
const sealed = ['key_id', 'sealed']
const saidBy = ({ leftOut = [] }: KeptTable): string =>
  `select coalesce(jsonb_object_agg(key, value), '{}')::text
        from jsonb_each(to_jsonb(t) - '{${[...leftOut, ...sealed].join(',')}}'::text[]) where value <> 'null'`

/** Every row of a table that logs should hold, of all clients: `client_id`, `of`, `key`, `subject` and what it says, `content`. */
export const keptRows = (table: KeptTable): string =>
  `select t.client_id, '${table.of}' as of, ${nameIn(table)} as key, (${table.subject})::text as subject,
          (${saidBy(table)}) as content from (${table.rows}) t`

/** Every row that this client's log should hold: its table, its key, what it says (`of`, `key`, `content`). */
export const shownRows = (clientId: string): SQL =>
  sql.join(
    keptTables.map(
      (table) => sql`select of, key, content from (${sql.raw(keptRows(table))}) k
        where client_id = ${clientId}`,
    ),
    sql` union all `,
  )

/** What a table says of the row that `r.client_id` and `r.key` name, as `content`; by an index, one row at a time. */
export function contentOfRow(table: KeptTable): SQL {
  const parts = table.key.map((column, place) => ` and t.${column} = r.part_${place}`).join('')
  return sql.raw(`select (${saidBy(table)}) as content from (${table.rows}) t
    where t.client_id = r.client_id and ${nameIn(table)} = r.key${parts} offset 0`)
}

/** The parts of a row's `key` as its columns have them, as `part_0` and so on; null where one is none. */
export const partsOfKey = ({ key }: KeptTable): SQL =>
  sql.raw(
    key
      .map((column, place) => {
        const type = counted.has(column) ? 'int' : 'uuid'
        const part = `split_part(key, '/', ${place + 1})`
        return `case when pg_input_is_valid(${part}, '${type}') then ${part}::${type} end as part_${place}`
      })
      .join(),
  )
const counted = new Set(['version', 'revision', 'sequence'])

import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { sealWhatIsOpen } from '../src/platform/boot/seal-open.ts'
import { vaults } from '../src/vaults.ts'
import { searchEverywhere } from './canary.ts'
import { putDown } from './database.ts'
import { usePortal } from './harness.ts'
import { type Known, useWays } from './instruction-ways.ts'
import { testSecrets } from './keys.ts'
import { receiptsIn } from './receipts.ts'

const portal = usePortal()
const ways = useWays(portal)
const rows = async (query: string, values: unknown[] = []) =>
  (await portal.superuser.query(query, values)).rows

type Column = { of: string; name: string; type: string }
/** All that a dump has of all columns, those of the queues too. */
const columns = (): Promise<Column[]> =>
  rows(`select c.oid::regclass::text as of, quote_ident(a.attname) as name, format_type(a.atttypid, null) as type
          from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
         where c.relkind = 'r' and c.relnamespace in ('public'::regnamespace, 'pgboss'::regnamespace) order by 1, 2`)
/** Where in a dump a text stands: as it is, as the bytes of a column, or within base64url. */
async function whereIs(wanted: string): Promise<string[]> {
  const found = []
  for (const { of, name, type } of await columns()) {
    const said = await rows(
      `select t.${name}::text as said from ${of} t where t.${name} is not null`,
    )
    const holds = said.some(({ said: text }) => {
      if (text.includes(wanted)) return true
      if (type === 'bytea') return Buffer.from(text.slice(2), 'hex').includes(wanted)
      const words: string[] = text.match(/[\w-]{24,}/gu) ?? []
      return words.some((word) => Buffer.from(word, 'base64url').includes(wanted))
    })
    if (holds) found.push(`${of}.${name}`)
  }
  return found
}

it('C4 has no bytes but sealed ones, what a secret is known by, salts, and what is public', async () => {
  const bytes = (await columns()).filter(
    ({ of, type }) => type === 'bytea' && !of.startsWith('pgboss'),
  )
  const sealed = Object.values(vaults).map(({ table, column }) => `${table}.${column}`)
  const known = [
    'account_tokens.token_hash',
    'credentials.recovery_salt',
    // Sealed for its person with the key of what it becomes.
    'credentials.totp_pending',
    'evidence_events.hash',
    'evidence_heads.hash',
    'evidence_personal.salt',
    'evidence_rows.hash',
    'evidence_rows.salt',
    // What another authority signed over a hash.
    'evidence_stamps.token',
    'factor_resets.code_hash',
    'idempotent_answers.request_sha256',
    'known_devices.device_hash',
    'passkey_challenges.challenge',
    'passkeys.credential_id',
    'passkeys.public_key',
    // On every page, and before the login.
    'provider_logos.png',
    'recovery_codes.code_hash',
    'sessions.id_hash',
    // The SHA-256 of what is counted.
    'throttles.key',
    // Empty: what older versions kept in clear.
    'receipt_documents.content',
  ]
  expect(bytes.map(({ of, name }) => `${of}.${name}`).toSorted()).toEqual(
    [...sealed, ...known].toSorted(),
  )
  for (const { table, was } of Object.values(vaults).flatMap((each) =>
    'was' in each ? [each] : [],
  ))
    expect([table, await rows(`select from ${table} where ${was.column} is not null`)]).toEqual([
      table,
      [],
    ])
})

describe('C4 a dump', () => {
  /** An instruction with its receipt and letter, of which every word is known. */
  async function given(mark: string): Promise<Known> {
    const wish = {
      kind: 'other',
      title: `Titel ${mark}`,
      text: `Wortlaut ${mark}`,
      urgency: 'urgent',
      urgencyReason: `Grund ${mark}`,
    }
    const { lukas } = ways.people
    const { body: draft } = await lukas.send('POST', '/instructions', {
      body: wish,
      headers: { 'idempotency-key': randomUUID() },
    })
    const known = await ways.act(draft, 'submission')
    const [receipt] = await receiptsIn(portal.superuser, 'instruction_id = $1', known.id)
    await portal.documents()({ receiptId: receipt.id, clientId: receipt.client_id })
    return known
  }

  it('shows the wording of an instruction as it is worked with, and none that was proven, answered or printed', async () => {
    const mark = randomUUID()
    const known = await given(mark)
    expect(await whereIs(`Wortlaut ${mark}`)).toEqual([
      'instruction_revisions.content',
      'instructions.text',
    ])
    const [{ record, jws, sha256 }] = await receiptsIn(
      portal.superuser,
      'instruction_id = $1',
      known.id,
    )
    expect(JSON.parse(record).instruction.text).toBe(`Wortlaut ${mark}`)
    for (const wanted of [
      record,
      record.slice(0, 80),
      jws.split('.')[1],
      '%PDF-',
      'avv-portal/declaration/1',
    ])
      expect([wanted, await whereIs(wanted)]).toEqual([wanted, []])
    // By which it is known again.
    expect(await whereIs(sha256)).toContain('receipts.sha256')
  })

  it('shows nothing of the first of two signatures that does not stand in the instruction', async () => {
    const mark = randomUUID()
    const text = `Wortlaut ${mark}`
    const waits = await ways.suspended()
    const amended = await ways.withFourEyes((anna) => ways.act(waits, 'amendment', { text }, anna))
    expect(await whereIs(text)).toEqual(['instructions.presented'])
    expect(await whereIs('avv-portal/declaration/1')).toEqual([])
    await ways.act(amended, 'countersignature')
    const [{ record }] = (
      await receiptsIn(portal.superuser, 'instruction_id = $1', waits.id)
    ).slice(-1)
    const { confirmed } = JSON.parse(record)
    expect(JSON.parse(confirmed.declaration).input).toEqual({ text })
    expect(
      await rows(`select encode(sha256($1::text::bytea), 'hex') as sha256`, [
        confirmed.declaration,
      ]),
    ).toEqual([{ sha256: confirmed.sha256 }])
  })

  it('is not made sense of by a second signature over something else than the first', async () => {
    const waits = await ways.presented()
    await putDown(
      portal.superuser,
      `update instructions set presented = presented || jsonb_build_object('sha256', repeat('0', 64)) where id = $1`,
      [waits.id],
    )
    const refused = await ways.send(waits, 'countersignature', ways.coded())
    expect([refused.status, refused.body.rule]).toEqual([409, 'signature-void'])
  })

  it('of a database that an older version filled shows none either once it was started, kill -9 in the middle or not', async () => {
    const { id } = await given(randomUUID())
    const [kept] = await receiptsIn(portal.superuser, 'instruction_id = $1', id)
    const { lukas } = ways.people
    const served = async () => {
      const [jws, letter] = [`/receipts/${kept.id}/jws`, `/receipts/${kept.id}/content`]
      return [(await lukas.send('GET', jws)).raw, (await lukas.send('GET', letter)).raw]
    }
    const before = await served()
    const asItWas = async () => {
      await rows('set session_replication_role = replica')
      await rows(
        'update receipts set record = $2, jws = $3, key_id = null, sealed = null where id = $1',
        [kept.id, kept.record, kept.jws],
      )
      await rows(
        'update receipt_documents set content = $2, key_id = null, sealed = null where receipt_id = $1',
        [kept.id, before[1]],
      )
      await rows('reset session_replication_role')
    }
    await asItWas()
    expect(await searchEverywhere([], portal.superuser)).toHaveLength(3)
    expect(await served()).toEqual(before)
    const killed = Object.create(portal.superuser, {
      query: {
        value: (text: string, values?: unknown[]) => {
          if (text === 'commit') throw new Error('killed')
          return portal.superuser.query(text, values)
        },
      },
    })
    await expect(sealWhatIsOpen(killed, testSecrets.encryptionKey, vaults)).rejects.toThrow(
      'killed',
    )
    await rows('rollback')
    expect(await served()).toEqual(before)
    expect(await sealWhatIsOpen(portal.superuser, testSecrets.encryptionKey, vaults)).toBe(2)
    expect(await searchEverywhere([], portal.superuser)).toEqual([])
    expect(await served()).toEqual(before)
  })
})

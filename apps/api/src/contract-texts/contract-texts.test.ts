import { contractText } from '@portal/domain/agreements/contract-text'
import { providerLog } from '@portal/domain/evidence/provider-log'
import { beforeEach, describe, expect, it } from 'vitest'
import { holdRow, untilWaiting } from '../../test/database.ts'
import { usePortal } from '../../test/harness.ts'
import { usePerson } from '../../test/person.ts'

const portal = usePortal()
const owner = usePerson(portal, 'robert.zerer')
const staff = usePerson(portal, 'eva.brandl')
const lukas = usePerson(portal, 'lukas.huber')

const rows = async (text: string, values: unknown[] = []) =>
  (await portal.superuser.query(text, values)).rows
const shipped = contractText.trim().split('\n')
const changed = (from: string, to: string | null) =>
  shipped.flatMap((line) => (line.includes(from) ? (to === null ? [] : [to]) : [line]))
const own = (n: number) => changed('gemäß Leistungsbeschreibung', `gemäß Preisliste ${n}`)
const note = 'Die Vergütung steht in der Preisliste.'
const newest = async () => (await owner.send('GET', '/contract-texts')).body.items[0].version
const publish = async (body: object, seen?: number, person = owner) =>
  person.send('POST', '/contract-texts', {
    body: { note, ...body },
    headers: { 'if-match': `"${seen ?? (await newest())}"` },
  })
const issuesOf = ({ body }: any) => body.issues.map(({ path, code }: any) => `${path} ${code}`)
const lastLine = async () =>
  (
    await rows(
      'select line::jsonb as line from evidence_events where client_id = $1 order by sequence desc limit 1',
      [providerLog],
    )
  )[0].line

beforeEach(async () => {
  await rows(`set session_replication_role = replica; delete from contract_texts where version > 1;
    set session_replication_role = origin`)
})

describe('the text of the contract', () => {
  it('is the shipped one until an owner publishes one of its own, which marks what it has otherwise', async () => {
    const { items } = (await staff.send('GET', '/contract-texts')).body
    expect(items).toEqual([
      { version: 1, at: expect.any(String), byName: 'Robert Zerer', note: null },
    ])
    const first = (await staff.send('GET', '/contract-texts/1')).body
    expect(first.lines).toEqual(shipped)
    expect(first.compared.every(({ change }: any) => change === null)).toBe(true)

    const lines = own(1).filter((line) => !line.startsWith('Die Einrede'))
    const made = await publish({ lines })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({ version: 2, byName: 'Robert Zerer', note, lines })
    const deviating = made.body.compared.filter(({ change }: any) => change !== null)
    expect(deviating).toEqual([
      {
        line: 'gemäß Preisliste 1',
        change: 'changed',
        words: expect.arrayContaining([
          { kind: 'same', text: expect.stringContaining('gemäß') },
          { kind: 'removed', text: 'Leistungsbeschreibung' },
          { kind: 'added', text: 'Preisliste 1' },
        ]),
      },
      { line: expect.stringContaining('Die Einrede'), change: 'removed', words: null },
    ])
    expect((await staff.send('GET', '/contract-texts/2')).body).toEqual(made.body)
    expect((await staff.send('GET', '/contract-texts/99')).status).toBe(404)
  })

  it('is listed page by page to its first version', async () => {
    for (const n of [1, 2]) expect((await publish({ lines: own(n) })).status).toBe(201)
    const page = (await owner.send('GET', '/contract-texts?limit=2')).body
    expect(page.items.map(({ version }: any) => version)).toEqual([3, 2])
    const rest = (await owner.send('GET', `/contract-texts?limit=2&cursor=${page.nextCursor}`)).body
    expect([rest.items.map(({ version }: any) => version), rest.nextCursor]).toEqual([[1], null])
  })

  it('goes back to the shipped text as a version of its own', async () => {
    await publish({ lines: own(1) })
    const back = await publish({ lines: shipped })
    expect([back.status, back.body.version]).toEqual([201, 3])
    expect(back.body.compared.every(({ change }: any) => change === null)).toBe(true)
  })

  it('is changed by an owner alone, and seen by nobody of a client', async () => {
    expect((await publish({ lines: own(1) }, 1, staff)).status).toBe(403)
    for (const path of ['/contract-texts', '/contract-texts/1'])
      expect((await lukas.send('GET', path)).status).toBe(403)
    expect((await staff.send('PUT', '/contract-texts/1/acceptance')).status).toBe(403)
  })

  it('is refused with every line that is wrong, where nothing changed, and where somebody saw another one', async () => {
    const broken = own(1).flatMap((line, at) => {
      if (at === 0) return ['Vertrag {notice}']
      if (line === '{controller}') return ['Herr {controller}']
      if (line.startsWith('[unlimited]')) return ['[limited] Noch einmal. {unlimitedFrom}']
      if (line.startsWith('gemäß')) return ['gemäß {preis} und {', '[ja] Wahl', '', 'a\u202eb']
      return line.includes('{secrecy}') ? [] : [line]
    })
    const refused = await publish({ lines: broken })
    expect([refused.status, issuesOf(refused)]).toEqual([
      400,
      [expect.stringMatching(/^\/lines\/\d+ too-small$/u), expect.stringMatching(/control/u)],
    ])
    const wrong = await publish({
      lines: broken.filter((line) => line && !line.includes('\u202e')),
    })
    const at = (start: string) => broken.findIndex((line) => line.startsWith(start))
    expect(issuesOf(wrong)).toEqual([
      '/lines/0 field-in-heading',
      `/lines/${at('Herr')} not-alone`,
      `/lines/${at('gemäß')} no-such-field`,
      `/lines/${at('gemäß')} no-such-field`,
      `/lines/${at('[ja]')} no-such-option`,
      `/lines/${at('[limited] Noch')} duplicate`,
      '/lines missing-field',
      '/lines missing-option',
    ])
    expect(wrong.body.issues.map(({ message }: any) => message).join()).toContain(
      '{secrecy} is missing; in the shipped text it is in line',
    )
    expect(issuesOf(await publish({ lines: shipped }))).toEqual(['/lines unchanged'])
    expect((await publish({ lines: own(1) }, 7)).status).toBe(412)
    expect((await publish({ lines: own(1), note: ' ' })).status).toBe(400)
    const long = { lines: Array.from({ length: 20 }, () => 'x'.repeat(8_000)) }
    expect(issuesOf(await publish(long))).toEqual(['/lines too-big'])
    expect(await newest()).toBe(1)
  })

  it('takes one of two that are published at once', async () => {
    const release = await holdRow(
      portal,
      `select pg_advisory_xact_lock(hashtextextended('contract_texts', 0))`,
      [],
    )
    const both = [publish({ lines: own(1) }, 1), publish({ lines: own(2) }, 1)]
    await untilWaiting(portal, 2)
    await release()
    const answers = await Promise.all(both)
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 412])
  })

  it('is frozen, and stands in the provider’s own log with its row', async () => {
    await publish({ lines: own(1) })
    const line = await lastLine()
    expect([line.type, line.data]).toEqual([
      'contract-text.published',
      expect.objectContaining({ version: 2, textSha256: expect.any(String) }),
    ])
    const [kept] = await rows(
      `select sequence from evidence_rows where of = 'contract_texts' and key = '2'`,
    )
    expect(kept.sequence).toBe(line.sequence)
    for (const text of [
      `update contract_texts set note = 'x'`,
      'delete from contract_texts',
      'truncate contract_texts',
    ])
      await expect(portal.superuser.query(text)).rejects.toThrow(/frozen|change/iu)
  })

  it('is accepted as it is once, which the set-up finds', async () => {
    await rows(`set session_replication_role = replica; delete from contract_texts;
      set session_replication_role = origin`)
    const step = async () =>
      (await owner.send('GET', '/setup')).body.steps.find(
        ({ step: name }: any) => name === 'contract-text',
      ).state
    expect(await step()).toBe('open')
    expect((await owner.send('GET', '/contract-texts')).body.items).toEqual([
      { version: 1, at: null, byName: null, note: null },
    ])
    for (let n = 0; n < 2; n++)
      expect((await owner.send('PUT', '/contract-texts/1/acceptance')).status).toBe(204)
    expect(await step()).toBe('done')
    expect((await lastLine()).type).toBe('contract-text.accepted')
    expect(await newest()).toBe(1)
  })
})

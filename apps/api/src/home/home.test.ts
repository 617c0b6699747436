import type { Status } from '@portal/domain/instructions/machine'
import { describe, expect, it } from 'vitest'
import { putDown } from '../../test/database.ts'
import { usePortal } from '../../test/harness.ts'
import { usePerson } from '../../test/person.ts'

const portal = usePortal()
const eva = usePerson(portal, 'eva.brandl')
const lukas = usePerson(portal, 'lukas.huber')

const rows = async (query: string, values: unknown[] = []) =>
  (await putDown(portal.superuser, query, values)).rows
const homeOf = async (person: typeof eva) => (await person.send('GET', '/home')).body
const figuresOf = async (person: typeof eva) => (await homeOf(person)).figures

/** So many more of one client's in this state. */
const addInstructions = (count: number, status: Status, client = 'Sonnenhof') =>
  rows(
    `insert into instructions (id, client_id, number, kind, title, text, systems, data_categories, data_subjects, urgency, drafted_by,
       created_at, updated_at, status_since, status, submitted_at, acknowledged_at, given_by)
     select gen_random_uuid(), c.id, 'W-2018-' || lpad((n + i)::text, 4, '0'), 'other', 'x', 'x', '{}', '{}', '{}', 'normal', 'x',
            now(), now(), now(), $2, now(), case when $2 <> 'submitted' then now() end, '{}'
       from generate_series(1, $1) i, (select count(*) as n from instructions where number like 'W-2018-%') m,
            clients c where c.name like '%' || $3`,
    [count, status, client],
  )
const openOf = async (client: string) =>
  (
    await rows(
      `select from instructions i join clients c on c.id = i.client_id where ended_at is null and status <> 'draft' and c.name like $1`,
      [client],
    )
  ).length

it('says that there is no more where all tasks are shown, and of one too many that there is', async () => {
  await addInstructions(50 - (await homeOf(lukas)).tasks.length, 'suspended')
  const all = await homeOf(lukas)
  expect([all.tasks.length, all.moreTasks]).toEqual([50, false])
  await addInstructions(1, 'suspended')
  const first = await homeOf(lukas)
  expect([first.tasks.length, first.moreTasks]).toEqual([50, true])
})

describe('the figures', () => {
  it('count to a hundred, and say that there is more without counting it', async () => {
    await addInstructions(100 - (await openOf('%Sonnenhof')), 'suspended')
    expect((await figuresOf(lukas)).openInstructions).toEqual({ count: 100, more: false })
    await addInstructions(1, 'suspended')
    expect((await figuresOf(lukas)).openInstructions).toEqual({ count: 100, more: true })
    expect((await figuresOf(eva)).openInstructions).toEqual({ count: 100, more: true })
    const { body } = await eva.send('GET', '/clients')
    expect(body.items[2].open.instructions).toEqual({ count: 100, more: true })
  })

  it('count the clients that have not opened a notice, notice by notice', async () => {
    await rows('alter table notice_reach disable trigger user')
    const [{ notice_id }] = await rows(
      'update notice_reach set clients = clients + 200 where notice_id = (select notice_id from notice_reach limit 1) returning notice_id',
    )
    expect((await figuresOf(eva)).openNotices).toEqual({ count: 100, more: true })
    await rows('update notice_reach set clients = clients - 200 where notice_id = $1', [notice_id])
    expect((await figuresOf(eva)).openNotices.more).toBe(false)
  })

  it('count failed mails like everything else', async () => {
    const failed = async () =>
      (await homeOf(eva)).tasks.find(({ kind }: { kind: string }) => kind === 'mail_failed')
    expect(await failed()).toBeUndefined()
    const fail = (count: number, answer: string) =>
      rows(
        `insert into account_mails (id, address, name, locale, kind, created_at, failed_at, server_answer)
         select gen_random_uuid(), 'x@example.org', 'X', 'de', 'invitation', timestamptz '2026-11-02 08:00:00.5Z' - i * interval '1 hour', now(), $2
           from generate_series(0, $1 - 1) i`,
        [count, answer],
      )
    await fail(3, 'not sent: nobody needs it')
    expect(await failed()).toBeUndefined()
    await fail(1, '550 no such user')
    const one = { kind: 'mail_failed', count: 1, more: false, since: '2026-11-02T08:00:00.500Z' }
    expect(await failed()).toEqual(one)
    await fail(100, '550 no such user')
    expect(await failed()).toMatchObject({
      count: 100,
      more: true,
      since: '2026-10-29T05:00:00.500Z',
    })
  })
})

describe('what needs doing', () => {
  it('is at most fifty things, the most pressing, and ten that the other side has in hand', async () => {
    await addInstructions(60, 'submitted')
    const [client, provider] = [await homeOf(lukas), await homeOf(eva)]
    expect(client.underWay.length).toBe(10)
    expect(client.underWay[0]).toEqual({
      id: expect.any(String),
      number: expect.stringMatching(/^W-2018-/u),
      status: 'submitted',
      title: 'x',
      clientName: 'Physiotherapie Sonnenhof',
      since: expect.stringMatching(/^20\d\d-.*\.\d{3}Z$/u),
    })
    expect([client.tasks.length, client.moreTasks]).toEqual([50, true])
    expect([provider.tasks.length, provider.moreTasks]).toEqual([50, true])
    // What nobody wishes for by a day comes after what somebody does; drafts find no room here.
    const wished = provider.tasks.flatMap((task: any) => (task.wishedDate ? [task.wishedDate] : []))
    expect(wished).toEqual(
      (
        await rows(
          `select wished_date::text as day from instructions where ended_at is null and wished_date is not null
              and number is not null and status in ('agreed', 'submitted', 'in_review', 'in_progress') order by urgency desc, 1`,
        )
      ).map(({ day }) => day),
    )
  })

  it('stands in the order of how much it presses, whatever it is', async () => {
    const { tasks } = await homeOf(eva)
    const rank = (task: any) =>
      task.kind === 'breach'
        ? -1
        : task.kind === 'mail_failed'
          ? 0
          : (task.urgency ?? task.severity) === 'urgent'
            ? 1
            : ['instruction', 'notice_unopened', 'notice_draft'].indexOf(task.kind) + 2
    const ranks = tasks.map(rank)
    expect(ranks).toEqual(ranks.toSorted((a: number, b: number) => a - b))
  })
})

it('shows each person of a client the agreement in short once, and nobody of the provider', async () => {
  expect((await homeOf(lukas)).isFirstLook).toBe(false)
  await portal.superuser.query('delete from first_looks')
  const { client_id: clientId } = (
    await portal.superuser.query(`select client_id from agreements where number = $1`, [
      (await lukas.send('GET', '/agreements')).body.items[0].number,
    ])
  ).rows[0]
  const end = (at: string | null) =>
    portal.superuser.query(
      `set session_replication_role = replica; update agreements set struck_at = ${at === null ? 'null' : 'now()'},
         answer = ${at === null ? `'confirmed'` : 'null'}, answered_at = ${at === null ? 'now()' : 'null'}
        where client_id = '${clientId}'; reset session_replication_role`,
    )
  // Nothing is shown in short of what there is not.
  await end('now')
  expect((await homeOf(lukas)).isFirstLook).toBe(false)
  await end(null)
  expect((await homeOf(lukas)).isFirstLook).toBe(true)
  expect((await homeOf(eva)).isFirstLook).toBe(false)
  for (const _ of [1, 2]) expect((await lukas.send('PUT', '/first-look')).status).toBe(204)
  expect((await homeOf(lukas)).isFirstLook).toBe(false)
  expect((await eva.send('PUT', '/first-look')).status).toBe(403)
  expect(await rows('select user_id from first_looks')).toHaveLength(1)
})

import { beforeAll, expect, it } from 'vitest'
import { usePortal } from '../../test/harness.ts'
import { addClients } from '../../test/more-clients.ts'
import { usePerson } from '../../test/person.ts'

const portal = usePortal()
const owner = usePerson(portal, 'robert.zerer')

const given = [
  'Zoe',
  'Ärne',
  'ärne',
  'Arnold',
  'arne',
  'Lukas',
  'Öhler',
  'ohm',
  'Ohm',
  'Straße',
  'Strasse',
  'von Au',
  'Éva',
  '2. Praxis',
  '10. Praxis',
  'Ärne',
]
const german = (names: string[]) => names.toSorted(new Intl.Collator('de').compare)

beforeAll(async () => {
  await addClients(portal.superuser, given.length)
  await portal.superuser.query(
    `update clients c set name = w.name, twin = 100 + w.i from unnest($1::text[]) with ordinality w (name, i) where c.name = 'Praxis ' || w.i`,
    [given],
  )
  // The people of one client, and the provider's.
  await portal.superuser.query(
    `with w as (select * from unnest($1::text[]) with ordinality w (name, i)),
       u as (update users u set name = w.name from w where u.name = 'Leitung ' || w.i returning u.id)
     insert into memberships (client_id, user_id, role, created_at)
     select (select id from clients where name like '%Sonnenhof'), id, 'viewer', now() from u`,
    [given],
  )
  await portal.superuser.query(
    `insert into users (id, email, name, side, staff_role, created_at)
     select gen_random_uuid(), 'p' || i || '@example.org', name, 'provider', 'staff', now()
       from unnest($1::text[]) with ordinality w (name, i)`,
    [given],
  )
})

type Item = { name?: string; clientName?: string }
async function namesOf(path: string): Promise<string[]> {
  const names: string[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const { status, body } = await owner.send(
      'GET',
      `${path}limit=3${cursor && `&cursor=${cursor}`}`,
    )
    expect(status).toBe(200)
    names.push(...body.items.map(({ name, clientName }: Item) => name ?? clientName))
    cursor = body.nextCursor
  }
  return names
}

it('stand in German order in every list that goes by them, page by page, none twice and none left out', async () => {
  const { rows } = await portal.superuser.query(`select name from clients`)
  const all = german(rows.map(({ name }) => name))
  expect(all.indexOf('Ärne')).toBeLessThan(all.indexOf('Lukas'))
  expect(await namesOf('/clients?')).toEqual(all)
  const { body: notice } = await owner.send('POST', '/notices', {
    body: { kind: 'general', severity: 'info', title: 'An alle', body: 'Text', audience: 'all' },
  })
  expect(await namesOf(`/notices/${notice.id}/recipients?`)).toEqual(all)
  const agreed = await namesOf('/agreements?')
  expect(agreed).toEqual(german(agreed))
})

it('stand in German order in the lists of people and of subprocessors', async () => {
  const { rows } = await portal.superuser.query(
    `select id from clients where name like '%Sonnenhof'`,
  )
  for (const path of ['/staff', `/clients/${rows[0].id}/members`]) {
    const { body } = await owner.send('GET', path)
    const names = body.items.map(({ name }: Item) => name)
    expect(names).toEqual(expect.arrayContaining(given))
    expect(names).toEqual(german(names))
  }
  const { rows: columns } = await portal.superuser.query(
    `select table_name as "in" from information_schema.columns where column_name = 'name' and collation_name = 'de-x-icu' order by 1`,
  )
  expect(columns.map((each) => each.in)).toEqual(['clients', 'subprocessor_versions', 'users'])
})

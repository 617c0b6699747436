import { beforeAll, describe, expect, it } from 'vitest'
import { usePortal } from '../../test/harness.ts'
import { usePerson } from '../../test/person.ts'

const portal = usePortal()
const eva = usePerson(portal, 'eva.brandl')
const lukas = usePerson(portal, 'lukas.huber')

/** Old and new ones among many: what is common is looked for in another way than what is rare. */
beforeAll(async () => {
  await portal.superuser.query(`
    insert into instructions (id, client_id, number, kind, title, text, systems, data_categories, data_subjects, urgency, drafted_by,
                              created_at, updated_at, status_since, status, submitted_at, given_by)
    select gen_random_uuid(), c.id, 'W-2019-' || lpad(i::text, 4, '0'), 'other',
           case when i = 1 then 'Äußerst 50 % selten' when i % 3 = 0 then 'Häufig gefragt ' || i else 'Sonstiges ' || i end, 'x', '{}', '{}', '{}',
           'normal', 'x', at, at, at, 'submitted', at, '{}'
      from generate_series(1, 900) i cross join lateral (select timestamptz '2019-01-01' + i * interval '1 hour') t (at)
      cross join lateral (select id from clients order by name limit 1 offset i / 3 % 3) c`)
})

const numbersOf = async (person: typeof eva, search: string, limit = 100) => {
  const query = new URLSearchParams({ search, limit: String(limit) })
  const { status, body } = await person.send('GET', `/instructions?${query.toString()}`)
  expect(status).toBe(200)
  return (body.items as { number: string | null }[]).map(({ number }) => number)
}
const pages = async (person: typeof eva, search: string) => {
  const found: string[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const query = new URLSearchParams({ search, limit: '100', ...(cursor && { cursor }) })
    const { body } = await person.send('GET', `/instructions?${query.toString()}`)
    found.push(...(body.items as { number: string }[]).map(({ number }) => number))
    cursor = body.nextCursor
  }
  return found
}

describe('the search among all clients', () => {
  it.each([
    ['a rare word, whatever its case', 'äUSSERST'],
    ['a rare word', 'äußerst'],
    ['what only looks like a pattern', '50 % s'],
    ['a part of a number', '2019-0001'],
  ])('finds %s', async (what, search) => {
    expect(await numbersOf(eva, search)).toEqual(what.endsWith('its case') ? [] : ['W-2019-0001'])
  })

  it('finds every one of what is common, and of what five hundred and more have, in the order of the list', async () => {
    const all = (remainder: (i: number) => boolean) =>
      Array.from({ length: 900 }, (_, i) => i + 1)
        .filter(remainder)
        .map((i) => `W-2019-${String(i).padStart(4, '0')}`)
        .toReversed()
    expect(await pages(eva, 'häufig')).toEqual(all((i) => i % 3 === 0))
    expect(await pages(eva, 'Sonstiges')).toEqual(all((i) => i !== 1 && i % 3 !== 0))
  })

  it('finds nothing where nothing is, and takes two letters as well', async () => {
    expect(await numbersOf(eva, 'xyzzy')).toEqual([])
    expect(await numbersOf(eva, '__')).toEqual([])
    expect((await numbersOf(eva, 'hä')).length).toBe(100)
  })

  it('finds for a client what is its own', async () => {
    const { rows } = await portal.superuser.query<{ number: string }>(
      `select i.number from instructions i join memberships m using (client_id) join users u on u.id = m.user_id
        where u.email = $1 and i.title like 'Häufig%' order by i.number desc`,
      [lukas.email],
    )
    expect(rows.length).toBe(100)
    expect(await pages(lukas, 'häufig')).toEqual(rows.map(({ number }) => number))
  })
})

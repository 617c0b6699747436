import { undoneStatuses } from '@portal/domain/instructions/overdue'
import { beforeAll, describe, expect, it } from 'vitest'
import { putDown } from '../../test/database.ts'
import { usePortal } from '../../test/harness.ts'
import { usePerson } from '../../test/person.ts'

const portal = usePortal()
const eva = usePerson(portal, 'eva.brandl')
const lukas = usePerson(portal, 'lukas.huber')

/** In the order of `titles`, the first one moved last; each client gets every third one of them. */
const add = (year: number, titles: string[]) =>
  putDown(
    portal.superuser,
    `
    insert into instructions (id, client_id, number, kind, title, text, systems, data_categories, data_subjects, urgency, drafted_by,
                              created_at, updated_at, status_since, status, submitted_at, given_by)
    select gen_random_uuid(), c.id, format('W-%s-%s', $1::int, lpad(i::text, greatest(4, length(i::text)), '0')), 'other', title, 'x', '{}', '{}', '{}',
           'normal', 'x', at, at, at, 'submitted', at, '{}'
      from unnest($2::text[]) with ordinality t (title, i)
      cross join lateral (select make_timestamptz($1::int, 12, 1, 0, 0, 0) - i * interval '1 minute') m (at)
      cross join lateral (select id from clients order by name limit 1 offset i % 3) c`,
    [year, titles],
  )
const many = (length: number, title: (i: number) => string) =>
  Array.from({ length }, (_, index) => title(index + 1))
const numbers = (year: number, count: number, wanted: (i: number) => boolean) =>
  many(count, (i) => (wanted(i) ? `W-${year}-${String(i).padStart(4, '0')}` : '')).filter(Boolean)

/** Many, so that what is common is looked for in another way than what is rare. */
beforeAll(() =>
  add(
    2019,
    many(900, (i) => {
      if (i === 1) return 'Äußerst 50 % selten (Süß/Weiß)'
      return i % 3 === 0 ? `Häufig gefragt ${i}` : `Sonstiges ${i}`
    }),
  ),
)

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

describe('a search finds what a person means', () => {
  beforeAll(() =>
    add(2016, [
      'Löschung der Patientenakte Müller',
      'Daten von Frau Mueller löschen',
      'LOESCHUNGEN im Verzeichnis „Archiv/Alt“',
      'Zugang für die AVV-Prüfung sperren',
      'Vertra\u0308ge und Cafe\u0301rechnung',
    ]),
  )
  const found = async (search: string) =>
    (await numbersOf(eva, search)).flatMap((number) =>
      number?.startsWith('W-2016-') ? [Number(number.slice(7))] : [],
    )

  it.each([
    ['Löschung', [1, 2, 3]],
    ['loeschung', [1, 2, 3]],
    ['LÖSCHUNGEN', [1, 2, 3]],
    ['löschen', [1, 2, 3]],
    ['Lo\u0308schung', [1, 2, 3]],
    ['müller', [1, 2]],
    ['Mueller Löschung', [1, 2]],
    ['löschung MÜLLER akte', [1]],
    ['Akten', [1]],
    ['tenakte', [1]],
    ['Archiv', [3]],
    ['alt', [3]],
    ['Zugangs Sperrung', [4]],
    ['av', [4]],
    ['vv', []],
    ['Prüfungen', [4]],
    ['Verträge', [5]],
    ['Vertraege cafe', [5]],
    ['Löschung Verträge', []],
  ])('%s', async (search, expected) => {
    expect(await found(search)).toEqual(expected)
  })

  it.each(['W-2016-0003', 'w-2016-3', '2016-0003', '2016-3', 'Archiv 2016', '0003 2016'])(
    'by its number or a part of it: %s',
    async (search) => {
      expect(await found(search)).toEqual([3])
    },
  )
})

describe('the search among all clients', () => {
  it.each([
    ['a rare word, whatever its case', 'äuSSERST'],
    ['the same, written as Switzerland does', 'ÄUSSERST'],
    ['a rare word', 'äußerst'],
    ['what only looks like a pattern', '50 % sel'],
    ['what is in brackets and behind a slash', 'weiss süß'],
    ['a part of a number', '2019-0001'],
    ['a number without its zeros', '2019-1 selten'],
  ])('finds %s', async (_, search) => {
    expect(await numbersOf(eva, search)).toEqual(['W-2019-0001'])
  })

  it('finds every one of what is common, and of what hundreds have, in the order of the list', async () => {
    expect(await pages(eva, 'häufig')).toEqual(numbers(2019, 900, (i) => i % 3 === 0))
    expect(await pages(eva, 'Sonstiges')).toEqual(numbers(2019, 900, (i) => i !== 1 && i % 3 !== 0))
    expect(await pages(eva, 'häufig gefragte 9')).toEqual(
      numbers(2019, 900, (i) => i % 3 === 0 && String(i).startsWith('9')),
    )
  })

  it('finds nothing where nothing is or is asked for, and takes two letters as well', async () => {
    for (const nothing of ['xyzzy', '__', '%', '\\', '- .', 'häufig xyzzy', 'zq', 'ж'])
      expect(await numbersOf(eva, nothing)).toEqual([])
    expect((await numbersOf(eva, 'hä')).length).toBe(100)
    expect(await pages(eva, 'fg')).toEqual([])
  })

  it('goes together with what else is asked of the list', async () => {
    const query = (more: string) => eva.send('GET', `/instructions?limit=100&${more}`)
    const { body } = await query('search=selten&status=submitted&sort=due')
    expect(body.items.map(({ number }: any) => number)).toEqual(['W-2019-0001'])
    expect((await query('search=selten&status=closed')).body).toEqual({
      items: [],
      nextCursor: null,
    })
  })

  it('finds for a client what is its own', async () => {
    const { rows } = await portal.superuser.query<{ number: string }>(
      `select i.number from instructions i join memberships m using (client_id) join users u on u.id = m.user_id
        where u.email = $1 and i.title like 'Sonstiges%' order by i.updated_at desc`,
      [lukas.email],
    )
    expect(rows.length).toBe(300)
    expect(await pages(lukas, 'sonstiges')).toEqual(rows.map(({ number }) => number))
    expect(await pages(lukas, `sonstiges ${rows[299]!.number}`)).toEqual([rows[299]!.number])
    expect(await pages(lukas, 'häufig')).toEqual([])
  })
})

describe('a search for what many have, but few of the next ones', () => {
  // Every third of the oldest thousands has both words, of the newer thousands none has both.
  beforeAll(async () => {
    await add(
      2014,
      many(12_000, (i) => (i % 3 === 0 ? `Kirsche Pflaume ${i}` : `Kirsche ${i}`)),
    )
    await add(
      2023,
      many(6_000, (i) => (i % 2 === 0 ? `Kirsche ${i}` : `Pflaume ${i}`)),
    )
  })

  it('looks through so many for a page, says that it goes on, and finds them all in their order', async () => {
    const search = 'Pflaumen Kirschen'
    const { body } = await eva.send('GET', `/instructions?search=${search}&limit=100`)
    expect(body.items).toEqual([])
    expect(body.nextCursor).toEqual(expect.any(String))
    expect(await pages(eva, search)).toEqual(numbers(2014, 12_000, (i) => i % 3 === 0))
    const { body: byDay } = await eva.send(
      'GET',
      `/instructions?search=${search}&limit=1&sort=due&status=closed`,
    )
    expect(byDay).toEqual({ items: [], nextCursor: null })
  })
})

describe('a search for a year, or what its numbers begin with', () => {
  beforeAll(async () => {
    await add(
      2012,
      many(1_500, (i) => (i === 700 ? 'Akten vor 2011' : `Feige ${i}`)),
    )
    await add(
      2011,
      many(7_000, (i) => `Dattel ${String(i).replaceAll('0', 'o')}`),
    )
    await portal.superuser.query(
      `insert into number_series (kind, year, last) values ('W', 2011, 7000)`,
    )
  })

  it('finds the numbers of the year, however many newer ones there are, and titles that name it, each in its place', async () => {
    const ofYear = numbers(2011, 7_000, () => true)
    const others = ['W-2023-2011', 'W-2014-2011', 'W-2012-0700']
    expect(await pages(eva, '2011')).toEqual([...others, ...ofYear])
    expect((await pages(eva, 'akten 2011')).at(0)).toBe('W-2012-0700')
    expect(await pages(eva, 'Dattel 2011')).toEqual(ofYear)
  })

  it.each(['2011-1', 'W-2011-1', '2011-12', '2011-345', 'w-2011-0345'])(
    'finds the numbers that begin so, as they are written and without zeros in front: %s',
    async (search) => {
      const digits = search.split('-').at(-1)!
      const begins = (i: number) =>
        String(i).startsWith(digits) || String(i).padStart(4, '0').startsWith(digits)
      expect(await pages(eva, search)).toEqual(numbers(2011, 7_000, begins))
    },
  )

  it('ends where the filters let nothing more through', async () => {
    const { body } = await eva.send('GET', '/instructions?search=Dattel&status=closed&limit=100')
    expect(body).toEqual({ items: [], nextCursor: null })
  })

  it.each(['open=false&turn=client', 'open=true&status=closed', 'overdue=true&status=executed'])(
    'answers what cannot be at once: %s',
    async (filters) => {
      const { body } = await eva.send('GET', `/instructions?${filters}`)
      expect(body).toEqual({ items: [], nextCursor: null })
    },
  )
})

it('has indexes of the states in which an instruction is not carried out yet', async () => {
  const { rows } = await portal.superuser.query<{ statuses: string[] }>(
    `select array(select m[1] from regexp_matches(indexdef, '''([a-z_]+)''::text[,\\]]', 'g') m) as statuses
       from pg_indexes where indexname in ('instructions_undone', 'instructions_undone_due')`,
  )
  const undone = undoneStatuses.toSorted()
  expect(rows.map(({ statuses }) => statuses.toSorted())).toEqual([undone, undone])
})

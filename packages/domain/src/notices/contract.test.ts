import { expect, it } from 'vitest'
import { Audience, DraftNotice } from './contract.ts'
import { NoticeKind } from './kinds.ts'
import { Severity } from './severity.ts'

const ids = (count: number, id: unknown) => ({ clientIds: Array.from({ length: count }, () => id) })
const known = '0198c5a2-0000-7000-8000-000000000001'

it('is everybody, or up to ten thousand clients by their ids', () => {
  for (const audience of ['all', ids(1, known), ids(10_000, known)])
    expect(Audience.parse(audience)).toEqual(audience)
  for (const audience of ['some', {}, ids(0, known), ids(10_001, known), ids(1, 'x'), ids(1, 7)])
    expect(Audience.safeParse(audience).success).toBe(false)
})

it.each(['x', 7, {}, null])('A1 complains once of ten thousand that are no ids: %j', (id) => {
  const { error } = Audience.safeParse(ids(10_000, id))
  expect(error?.issues).toMatchObject([
    { path: ['clientIds'], code: 'custom', params: { rule: 'invalid-format' } },
  ])
})

it('C lets a breach, or what may be one, be no less than important', () => {
  const refused = NoticeKind.options.flatMap((kind) =>
    Severity.options
      .filter((severity) => {
        const draft = { kind, severity, title: 'x', body: 'x', audience: 'all' }
        return !DraftNotice.safeParse(draft).success
      })
      .map((severity) => [kind, severity]),
  )
  expect(refused).toEqual([
    ['incident', 'info'],
    ['third_party_access', 'info'],
  ])
})

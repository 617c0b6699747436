import { expect, it } from 'vitest'
import { passau } from '../region.ts'
import { previewDeadline } from './deadline-previews.ts'

const berlin = { region: 'DE-BE' as const, municipality: 'Berlin', localHolidays: [] }
const ended = (place: Parameters<typeof previewDeadline>[1]) =>
  previewDeadline({ rule: 'objection', from: '2025-08-01' }, place)

it('lets an objection end on the next working day at the place of the provider, and says why', () => {
  expect(ended(berlin).endsOn).toBe('2025-08-15')
  // Mariä Himmelfahrt is a Friday that year.
  const moved = ended(passau)
  expect(moved.endsOn).toBe('2025-08-18')
  expect(moved.reasoning.de).toContain('§ 193 BGB')
})

it('moves no notice period', () => {
  const query = { rule: 'termination', from: '2025-07-18' } as const
  expect(previewDeadline(query, passau).endsOn).toBe('2025-08-15')
})

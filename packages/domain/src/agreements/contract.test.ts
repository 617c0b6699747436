import { expect, it } from 'vitest'
import { DataCategories } from './contract.ts'

it('A7 takes health data and names of one’s own beside the eight of the contract, few, short and each once', () => {
  const own = ['master-data', 'health-data', 'Röntgenbilder, CT']
  expect(DataCategories.parse([...own, '  Trainingspläne '])).toEqual([...own, 'Trainingspläne'])
  for (const [wrong, rule] of [
    [['Trainingspläne', 'trainingspläne'], 'duplicate'],
    [['health-data', 'health-data'], 'duplicate'],
    [['x'.repeat(81)], undefined],
    [[' '], undefined],
    [['zwei\nZeilen'], 'control-characters'],
    [['von rechts \u202e'], 'control-characters'],
    [Array.from({ length: 21 }, (_, n) => `Art ${n}`), undefined],
  ] as const) {
    const { error } = DataCategories.safeParse(wrong)
    expect(error).toBeDefined()
    const [issue] = error!.issues
    if (rule) expect(issue).toMatchObject({ params: { rule } })
  }
})

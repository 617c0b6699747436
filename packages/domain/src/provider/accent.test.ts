import { expect, it } from 'vitest'
import { Accent } from './accent.ts'
import { accentContrast, contrastOf, leastContrast, nearestAccent, palettesOf } from './colours.ts'

it('knows the contrast of black and white, and of a colour with itself', () => {
  expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrastOf('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
  expect(contrastOf('#0e4a5a', '#0e4a5a')).toBe(1)
})

it('takes a colour that can be read, in any spelling', () => {
  expect(Accent.parse(' #0E4A5A ')).toBe('#0e4a5a')
})

it('refuses one that cannot, with what was measured and the nearest that can', () => {
  const { error } = Accent.safeParse('#ffcc00')
  expect(error?.issues[0]?.message).toMatch(
    /^has a contrast of 1\.\d : 1, where 4\.5 : 1 is the least; #[0-9a-f]{6} is/u,
  )
})

it.each(['red', '#fff', '#12345g', '', '#0e4a5a;}body{display:none'])('refuses %j', (typed) => {
  expect(Accent.safeParse(typed).success).toBe(false)
})

const colours = Array.from(
  { length: 512 },
  (_, at) =>
    `#${[at >> 6, (at >> 3) & 7, at & 7]
      .map((part) =>
        Math.round((part / 7) * 255)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`,
)

it('finds for every colour a near one that can be read, which it takes itself', () => {
  for (const colour of colours) {
    const near = nearestAccent(colour)
    expect(accentContrast(near)).toBeGreaterThanOrEqual(leastContrast)
    expect(Accent.safeParse(near).success).toBe(true)
    if (accentContrast(colour) >= leastContrast) expect(near).toBe(colour)
  }
})

it('shows every colour it takes so that text in it and on it can be read, on light pages and on dark ones', () => {
  for (const colour of colours.filter((each) => Accent.safeParse(each).success)) {
    const { light, dark } = palettesOf(colour)
    for (const [{ accent, strong, soft, on }, paper, ink] of [
      [light, '#f8f5ef', '#575b5c'],
      [dark, '#211f1c', '#b5afa5'],
    ] as const)
      for (const pair of [
        [accent, paper],
        [accent, soft],
        [accent, on],
        [strong, paper],
        [strong, on],
        [ink, soft],
      ] as const)
        expect([colour, pair, contrastOf(pair[0], pair[1]) >= leastContrast]).toEqual([
          colour,
          pair,
          true,
        ])
  }
})

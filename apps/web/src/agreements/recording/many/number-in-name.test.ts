import { expect, it } from 'vitest'
import { clientInName } from './number-in-name.ts'

const clients = ['K-0001', 'K-0010', 'K-00100', '10', '10-2', '4711', 'Ä.7'].map((number) => ({
  id: number,
  number,
}))
const whose = (name: string) => {
  const found = clientInName(name, clients)
  return found.kind === 'one' ? found.clientId : found.kind
}

it('finds the number a name begins with or contains, however its parts are held together', () => {
  expect(
    [
      'K-0001.pdf',
      'k0001 AVV.pdf',
      'AVV_K 0010_Seite 2.jpg',
      'K-0001a.jpg',
      'AVV 4711 unterschrieben.pdf',
      'A\u0308.7.pdf',
    ].map(whose),
  ).toEqual(['K-0001', 'K-0001', 'K-0010', 'K-0001', '4711', 'Ä.7'])
})

it('takes no number that is a part of another one, and the longer one where two share a place', () => {
  expect(['K-00100.pdf', 'K-001.pdf', 'AK-0001.pdf', '10-2.pdf', '47110.pdf'].map(whose)).toEqual([
    'K-00100',
    'none',
    'none',
    '10-2',
    'none',
  ])
})

it('leaves it to the person where a name has the numbers of two', () => {
  expect(['K-0001 K-0010.pdf', '10 und 4711.pdf'].map(whose)).toEqual(['several', 'several'])
  expect(whose('K-0001 und noch einmal K-0001.pdf')).toBe('K-0001')
})

it('takes a number of few digits for a client only where the name begins with it', () => {
  expect(['10 AVV.pdf', 'AVV Seite 10.pdf', 'Scan 2024-10-11.pdf'].map(whose)).toEqual([
    '10',
    'none',
    'none',
  ])
})

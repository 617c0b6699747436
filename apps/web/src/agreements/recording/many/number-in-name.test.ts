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

it('takes no year of a date and no counter of a camera for a client', () => {
  const numbers = ['2024', '1001', '0012', 'K-0012'].map((number) => ({ id: number, number }))
  const found = (name: string) => {
    const named = clientInName(name, numbers)
    return named.kind === 'one' ? named.clientId : named.kind
  }
  const ofNobody = [
    'AVV Huber 2024.pdf',
    '2024-03-05 AVV.pdf',
    '2024_0305.pdf',
    '2024 März.pdf',
    'IMG_1001.JPG',
    'DSC1001.jpg',
    'PXL_20240305_1001.jpg',
    'Scan_0012.pdf',
    'Foto 2024-1001.jpg',
  ]
  expect(ofNobody.map(found)).toEqual(ofNobody.map(() => 'none'))
  expect(
    [
      '2024 Mayer AVV.pdf',
      '2024.pdf',
      'AVV 1001 unterschrieben.pdf',
      'Scan AVV 1001.pdf',
      'Scan K-0012.pdf',
    ].map(found),
  ).toEqual(['2024', '2024', '1001', '1001', 'K-0012'])
})

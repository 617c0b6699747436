import { expect, it } from 'vitest'
import { findPatientData } from './patient-data.ts'

it.each([
  ['Bitte löschen Sie Maria Huber, geb. 12.03.1980, aus der Kartei.', 'name-with-birth-date'],
  ['Patientin Huber, Maria (*12.03.80)', 'name-with-birth-date'],
  ['Anna-Lena von Stetten 1980-03-12', 'name-with-birth-date'],
  ['Karl Meier geboren am 1.3.1980', 'name-with-birth-date'],
  ['Versichertennummer A123456780', 'insurance-number'],
])('warns of “%s”', (text, kind) => {
  expect(findPatientData(text).map((hint) => hint.kind)).toEqual([kind])
})

it.each([
  'Bitte löschen Sie die Akte 4711 bis zum 31.12.2026.',
  'Frau Dr. Berger hat es am Telefon gesagt.',
  'Die Rechnung R123456789 ist bezahlt.',
  'Vertrag vom 12.03.2021, Unterauftragnehmer STRATO GmbH',
])('says nothing of “%s”', (text) => {
  expect(findPatientData(text)).toEqual([])
})

it('takes no longer for a text that is made to be slow', () => {
  const begun = process.cpuUsage()
  findPatientData('Aa '.repeat(6_000))
  findPatientData(`A${'a'.repeat(19_000)} B`)
  findPatientData('A'.repeat(20_000))
  findPatientData("A'".repeat(10_000))
  expect(process.cpuUsage(begun).user / 1000).toBeLessThan(500)
})

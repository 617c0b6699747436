import { expect, it } from 'vitest'
import {
  aboutOf,
  clauseOf,
  Details,
  detailsInLetter,
  InstructionKind,
  instructionKinds,
  isOfDeletion,
  kindInLetter,
} from './kinds.ts'

it('says of each kind what it rests on, needs and does', () => {
  expect(
    InstructionKind.options.map((kind) => [
      kind,
      clauseOf(kind),
      aboutOf(kind),
      isOfDeletion(kind),
      kindInLetter(kind),
    ]),
  ).toEqual([
    ['rectification', '§ 5.1', null, false, 'Berichtigung von Daten (§5.1)'],
    ['erasure', '§ 5.1', null, true, 'Löschung von Daten (§5.1)'],
    ['restriction', '§ 5.1', null, false, 'Einschränkung der Verarbeitung (§5.1)'],
    ['data_export', '§ 5.2', null, false, 'Herausgabe von Daten (§5.2)'],
    ['return', '§ 11.2', null, true, 'Rückgabe von Daten (§11.2)'],
    ['access_support', '§ 6.8', null, false, 'Unterstützung bei einer Auskunft (§6.8)'],
    ['processing_change', '§ 8.2', null, false, 'Änderung der Verarbeitung (§8.2)'],
    ['security_measure', '§ 4', null, false, 'Sicherheitsmaßnahme (§4)'],
    ['support', '§ 6.8, § 10.1', 'support', false, 'Unterstützung (§6.8, §10.1)'],
    ['error_report', '§ 8.5', 'error', false, 'Fehlermeldung (§8.5)'],
    ['other', null, null, false, 'Sonstige Weisung'],
  ])
})

// Forms and letters hold the fields of all kinds side by side.
it('gives no two kinds a field of the same name', () => {
  const names = Object.values(instructionKinds).flatMap((kind) =>
    'details' in kind ? Object.keys(kind.details.letter) : [],
  )
  expect(names.toSorted()).toEqual([
    'askedBy',
    'foundOn',
    'occasion',
    'reference',
    'respondBy',
    'where',
  ])
  expect(Object.keys(detailsInLetter).toSorted()).toEqual(names.toSorted())
})

it('tells the details of one kind from those of another', () => {
  const error = { about: 'error', foundOn: '2026-11-20', where: 'Terminliste' }
  expect(Details.parse(error)).toEqual(error)
  expect(Details.parse({ about: 'support', occasion: 'audit' })).toEqual({
    about: 'support',
    occasion: 'audit',
    askedBy: null,
    reference: null,
    respondBy: null,
  })
  expect(Details.safeParse({ ...error, about: 'support' }).success).toBe(false)
  expect(Details.safeParse({ ...error, occasion: 'audit' }).success).toBe(false)
})

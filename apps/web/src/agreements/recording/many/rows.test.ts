import { expect, it } from 'vitest'
import { sampleClient } from '../../../clients/sample.ts'
import { sampleProvider } from '../../../provider/sample.ts'
import { type CommonForm, commonOf, Proposed } from './common-form.ts'
import { rowsFor, rowsForm } from './rows.ts'

const id = '019c0000-0000-7000-8000-000000000001'
const other = '019c0000-0000-7000-8000-000000000002'
const clients = [
  sampleClient(id, 'Praxis Linde', { hasAgreement: false }),
  sampleClient(other, 'Praxis Sommer', { hasAgreement: false }),
]
const proposed = (change: Partial<Proposed>): Proposed =>
  Proposed.parse({
    ...commonOf(sampleProvider, { clientIds: [], tomVersion: null, subprocessorIds: [] }),
    ...change,
  })

it('proposes to each what is the same with most, and the place where the client is', () => {
  const rows = rowsFor(clients, proposed({ startsOn: '2026-01-01' }), null, sampleProvider)
  expect(rows[id]).toMatchObject({
    controllerName: 'Praxis Linde',
    controllerSignedAt: 'Passau',
    controllerSignedBy: '',
    controllerAuthority: 'owner',
    startsOn: '2026-01-01',
  })
})

it('follows a proposal that is changed, and leaves what somebody has typed', () => {
  const first = proposed({ startsOn: '2026-01-01', controllerSignedOn: '2025-12-01' })
  const rows = rowsFor(clients, first, null, sampleProvider)
  const typed = {
    ...rows,
    [id]: { ...rows[id]!, controllerSignedBy: 'Anna Linde', startsOn: '2026-03-01' },
  }
  const now = rowsFor(
    clients,
    proposed({ startsOn: '2026-02-01', controllerSignedOn: '2025-12-09' }),
    { rows: typed, common: first },
    sampleProvider,
  )
  expect(now[id]).toMatchObject({
    controllerSignedBy: 'Anna Linde',
    startsOn: '2026-03-01',
    controllerSignedOn: '2025-12-09',
  })
  expect(now[other]).toMatchObject({ startsOn: '2026-02-01' })
})

it('keeps the row of a client that is left out for a while', () => {
  const first = proposed({})
  const rows = rowsFor(clients, first, null, sampleProvider)
  const typed = { ...rows, [other]: { ...rows[other]!, controllerSignedBy: 'Otto Sommer' } }
  const fewer = rowsFor(clients.slice(0, 1), first, { rows: typed, common: first }, sampleProvider)
  const again = rowsFor(clients, first, { rows: fewer, common: first }, sampleProvider)
  expect(again[other]).toMatchObject({ controllerSignedBy: 'Otto Sommer' })
})

it('says of every client at once what is missing or wrong', () => {
  const begun = commonOf(sampleProvider, { clientIds: [], tomVersion: null, subprocessorIds: [] })
  // What the form has begun with is whole but for what may stay empty.
  const common = { ...begun, startsOn: '2026-01-01' } as CommonForm
  const rows = rowsFor(clients, Proposed.parse(common), null, sampleProvider)
  const form = rowsForm({
    clients,
    common,
    provider: sampleProvider,
    noScan: (clientId) => (clientId === id ? 'no-scan' : null),
    today: '2026-11-29',
  })
  const { error } = form.safeParse({
    rows: {
      ...rows,
      [other]: {
        ...rows[other]!,
        controllerSignedOn: '2026-11-30',
        controllerStreet: '',
        persons: 'ohne Funktion',
      },
    },
    common: Proposed.parse(common),
  })
  const found = error?.issues.map(({ path, message }) => `${path.slice(1).join(' ')} ${message}`)
  expect(found?.toSorted()).toEqual(
    [
      `${id} scan no-scan`,
      `${id} controllerSignedBy too-small`,
      `${id} controllerSignedOn invalid-type`,
      `${id} processorSignedOn invalid-type`,
      `${other} controllerSignedBy too-small`,
      `${other} controllerSignedOn future`,
      `${other} processorSignedOn invalid-type`,
      `${other} controllerStreet too-small`,
      `${other} persons person-line`,
    ].toSorted(),
  )
})

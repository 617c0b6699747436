import { may, type Permission } from '@portal/domain/access'
import { EvidenceType } from '@portal/domain/evidence/contract'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { expect, it, vi } from 'vitest'
import { refuse, server } from '../test/server.ts'
import { spoken } from '../test/spoken.tsx'
import { EvidencePage } from './evidence-page.tsx'
import { alarm, clientId, event, noStamps, sampleSeal, stored, uuid } from './sample.ts'

const viewer = (permission: Permission) =>
  may({ side: 'client', role: 'viewer', authorised: false }, permission)
const staff = (permission: Permission) => may({ side: 'provider', role: 'staff' }, permission)
const go = vi.fn<(to: string) => void>()

function show(side: 'client' | 'provider', search = '') {
  go.mockClear()
  const query = (name: string) => new URLSearchParams(search).get(name)
  const own = side === 'client' ? clientId : null
  const allowed = side === 'client' ? viewer : staff
  render(spoken(<EvidencePage side={side} ownClientId={own} may={allowed} query={query} go={go} />))
}

it('says what happened, by whom and when, with number and hash', async () => {
  stored()
  show('client')
  const link = await screen.findByRole('link', { name: 'Weisung W-2026-0007 wurde erteilt.' })
  expect(link.getAttribute('href')).toBe(`/weisungen/${uuid('17')}`)
  const row = within(screen.getByRole('row', { name: /wurde erteilt/u }))
  expect(row.getByText('Anna Sommer (Auftraggeber)')).toBeTruthy()
  expect(row.getByText('20. November 2026, 09:12 MEZ')).toBeTruthy()
  expect(row.getByText('abababab', { selector: 'summary code' })).toBeTruthy()
  expect(row.getByRole('button', { name: 'Prüfsumme kopieren', hidden: true })).toBeTruthy()
})

it('says where a name was erased and where nobody acted', async () => {
  stored({
    events: [
      event({ sequence: 14, type: 'instruction.expired', personal: null }),
      event({ sequence: 13, type: 'instruction.withdrawn', personal: null, erased: true }),
    ],
  })
  show('client')
  expect(await screen.findByText('Personenangaben gelöscht')).toBeTruthy()
  expect(screen.getByText('von selbst')).toBeTruthy()
})

it('says costs, wording and channel beside the sentence', async () => {
  stored({
    events: [
      event({ type: 'instruction.quoted', data: { revision: 2, amountCents: 123_450 } }),
      event({ sequence: 11, type: 'instruction.recorded', data: { channel: 'oral', revision: 1 } }),
      event({
        sequence: 9,
        type: 'paper.sealed',
        data: { kind: 'concern', sha256: 'ab'.repeat(32) },
      }),
      event({
        sequence: 8,
        type: 'notice.published',
        data: { paper: { sha256: 'cd'.repeat(32) } },
      }),
      event({ sequence: 10, type: 'client.four_eyes_changed', data: { required: true } }),
    ],
  })
  show('client')
  expect(await screen.findByText(/^Fassung 2 · 1\.234,50\s€ ohne Umsatzsteuer$/u)).toBeTruthy()
  expect(screen.getByText('mündlich')).toBeTruthy()
  expect(screen.getByText(`SHA-256 des PDF: ${'ab'.repeat(32)}`)).toBeTruthy()
  expect(screen.getByText(`SHA-256 des PDF: ${'cd'.repeat(32)}`)).toBeTruthy()
  expect(screen.getByText('Das Vier-Augen-Prinzip wurde eingeschaltet.')).toBeTruthy()
})

it('has a sentence for every kind of event', async () => {
  const events = EvidenceType.options.map((type, index) => event({ sequence: index + 1, type }))
  stored({ events })
  show('client')
  const table = within(await screen.findByRole('table', { name: 'Ereignisse' }))
  const sentences = table.getAllByRole('rowheader').map(({ textContent }) => textContent)
  expect(new Set(sentences).size).toBe(EvidenceType.options.length)
})

it('narrows the log by an address that can be kept', async () => {
  const asked = stored()
  show('client', `art=instruction.submitted&vorgang=${uuid('17')}`)
  await screen.findByRole('table', { name: 'Ereignisse' })
  expect(asked).toEqual([
    `?clientId=${clientId}&type=instruction.submitted&subjectId=${uuid('17')}`,
  ])
  expect(screen.getByRole('link', { name: 'Alle Ereignisse ansehen' }).getAttribute('href')).toBe(
    '/nachweise?art=instruction.submitted',
  )
  await userEvent.selectOptions(screen.getByLabelText('Art des Ereignisses'), 'Mangel gemeldet')
  expect(go).toHaveBeenCalledWith(
    `/nachweise?art=instruction.defect_reported&vorgang=${uuid('17')}`,
  )
})

it('hands out the signed head and the whole log', async () => {
  stored()
  show('client')
  const head = await screen.findByRole('link', { name: 'Stand herunterladen' })
  expect(head.getAttribute('href')).toBe('data:application/jose,eyJh.eyJi.c2ln')
  expect(head.getAttribute('download')).toBe('Protokollstand-12.jws')
  expect(screen.getByRole('button', { name: 'Unterschriebenen Stand kopieren' })).toBeTruthy()
  const whole = screen.getByRole('link', { name: 'Protokoll herunterladen' })
  expect(whole.getAttribute('href')).toBe(`/api/v1/evidence/export?clientId=${clientId}`)
  expect(screen.getByText(/^node avv-verify\.mjs log \S+ --head/u)).toBeTruthy()
  const program = screen.getByRole('link', { name: 'Prüfprogramm herunterladen' })
  expect(program.getAttribute('href')).toBe('/avv-verify.mjs')
})

it('mails the head to whoever wants it, each for themselves', async () => {
  const asked = stored()
  show('client')
  const often = within(await screen.findByRole('radiogroup', { name: 'Stand an Sie mailen' }))
  expect(often.getByRole<HTMLInputElement>('radio', { name: 'nein' }).checked).toBe(true)
  await userEvent.click(often.getByRole('radio', { name: 'einmal im Monat' }))
  await userEvent.click(screen.getByRole('button', { name: 'Speichern' }))
  await vi.waitFor(() => expect(asked).toContain('monthly'))
})

it('explains a log nothing was written to yet', async () => {
  stored({
    events: [],
    head: { sequence: 0, hash: 'ab'.repeat(32), at: null, jws: null, stamp: null },
  })
  show('client')
  expect(await screen.findByText('Noch ist nichts aufgezeichnet.')).toBeTruthy()
  expect(screen.queryByRole('link', { name: 'Stand herunterladen' })).toBeNull()
})

it('asks the provider whose log, and tells when all were checked', async () => {
  const asked = stored()
  show('provider')
  expect(await screen.findByText('Wessen Protokoll möchten Sie sehen?')).toBeTruthy()
  expect(await screen.findByText(/^Alle Protokolle zuletzt geprüft/u)).toBeTruthy()
  expect(asked).toEqual([])
  await userEvent.selectOptions(screen.getByLabelText('Auftraggeber'), 'Praxis Sommer')
  expect(go).toHaveBeenCalledWith(`/nachweise?kunde=${clientId}`)
})

it('B5 says up to where an authority stamped the log, and takes the stamp along; else plainly that none did', async () => {
  stored()
  show('client')
  expect(await screen.findByText(/^ohne Zeitstempel: wann die Ereignisse waren/u)).toBeTruthy()
  cleanup()
  const stamp = {
    sequence: 9,
    at: '2026-11-20T02:00:00.000Z',
    authority: 'CN=Stelle',
    head: 'a.b.c',
    token: 'MAA=',
  }
  stored({ head: { ...heads, stamp } })
  show('client')
  const said = await screen.findByText(/^bis Ereignis 9, spätestens/u)
  expect(said.textContent).toContain('20. November 2026, 03:00 MEZ, sagt CN=Stelle')
  expect(screen.getByRole('link', { name: 'Zeitstempel herunterladen' }).getAttribute('href')).toBe(
    'data:application/vnd.etsi.timestamp-token;base64,MAA=',
  )
})
const heads = { sequence: 12, hash: 'ab'.repeat(32), at: null, jws: 'eyJh.eyJi.c2ln' }

it('B5 tells the provider what waits for a time stamp, and where nobody is asked for any', async () => {
  const since = '2026-11-20T02:00:00.000Z'
  stored({ stamps: { ...noStamps, letters: { count: 3, more: false }, since } })
  show('provider')
  expect((await screen.findByText(/^Auf einen Zeitstempel warten seit/u)).textContent).toContain(
    'ohne gesiegelt wurde: 3.',
  )
  cleanup()
  stored({ stamps: { ...noStamps, isWanted: false } })
  show('provider')
  expect(await screen.findByText(/^Ohne Zeitstempel: es ist keine Stelle/u)).toBeTruthy()
})

it('raises an alarm before the provider where a log was changed', async () => {
  stored({ alarms: [alarm()] })
  show('provider')
  const panel = within(await screen.findByRole('alert'))
  expect(panel.getByRole('link', { name: 'Praxis Sommer' }).getAttribute('href')).toBe(
    `/nachweise?kunde=${clientId}`,
  )
  expect(panel.getByText(/Ereignis 7/u).textContent).toContain('passt nicht zu seiner Zeile')
  expect(screen.queryByText(/ohne offenen Alarm/u)).toBeNull()
})

const open = {
  findings: { count: 1, more: false },
  since: '2026-11-20T08:12:00.000Z',
  fingerprint: 'fa'.repeat(32),
}
const ending = {
  id: uuid('e1'),
  reason: 'Mit der Sicherung verglichen.',
  by: 'Eva Brandl',
  at: '2026-11-21T09:00:00.000Z',
}

it('B5 tells the client’s people what is doubtful, what still holds, what to do and whom to call, and takes their note', async () => {
  const asked = stored({ alarms: [alarm()], open })
  show('client')
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('Die Prüfsumme von Ereignis 7 passt nicht zu seiner Zeile.')
  for (const heading of ['Was das bedeutet', 'Was Sie tun sollten'])
    expect(screen.getByRole('heading', { name: heading })).toBeTruthy()
  expect(screen.getByText(/auf alles ab dieser Stelle ist kein Verlass/u)).toBeTruthy()
  expect(screen.getByText(/^Was weiter gilt/u)).toBeTruthy()
  expect(screen.getByRole('link', { name: '0851 123456' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Mit Begründung beenden' })).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Zur Kenntnis nehmen' }))
  expect(await screen.findByText('Sie haben das zur Kenntnis genommen.')).toBeTruthy()
  expect(asked).toContainEqual('noted 2026-11-20T08:12:00.000Z')
})

it('B5 lets the provider end an alarm with a reason, which the client’s people read', async () => {
  const asked = stored({ alarms: [alarm()], open })
  show('provider', `kunde=${clientId}`)
  await userEvent.click(await screen.findByRole('button', { name: 'Mit Begründung beenden' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Alarm beenden' }))
  await userEvent.click(dialog.getByRole('button', { name: 'Beenden' }))
  expect(dialog.getByLabelText('Begründung').getAttribute('aria-invalid')).toBe('true')
  expect(asked.filter((each) => each.startsWith('ended'))).toEqual([])
  await userEvent.type(dialog.getByLabelText('Begründung'), ending.reason)
  await userEvent.click(dialog.getByRole('button', { name: 'Beenden' }))
  await waitFor(() => expect(asked).toContainEqual(`ended ${open.fingerprint} ${ending.reason}`))
  cleanup()
  stored({ alarms: [alarm({ ending })], notedAt: ending.at })
  show('client')
  expect(await screen.findByText(ending.reason)).toBeTruthy()
  expect(screen.getByText(/^Beendet von Eva Brandl/u)).toBeTruthy()
  expect(screen.queryByRole('alert')).toBeNull()
  expect(screen.getByText('Sie haben das zur Kenntnis genommen.')).toBeTruthy()
})

it('B5 says what was checked, when, with which result, also that nothing was', async () => {
  const at = '2026-11-20T03:00:00.000Z'
  stored({
    checks: [
      { by: 'night', at, sequence: 1_200, findings: 0, ended: 0 },
      { by: 'command', at, sequence: 7, findings: 3, ended: 1 },
      { by: 'report', at, sequence: 7, findings: 1, ended: 1 },
    ],
  })
  show('client')
  const table = within(await screen.findByRole('table', { name: 'Prüfungen durch das Portal' }))
  const said = (name: string) => table.getByRole('row', { name: new RegExp(name, 'u') }).textContent
  expect(said('nächtliche Prüfung')).toMatch(/1\.200.*alles stimmt/u)
  expect(said('Prüfung von Hand')).toContain('2 Abweichungen')
  expect(said('nach einer Meldung')).toContain('eine Abweichung ist mit Begründung beendet')
  cleanup()
  stored()
  show('client')
  expect(await screen.findByText(/hat dieses Protokoll noch nicht geprüft/u)).toBeTruthy()
})

it('says so where the alarms cannot be read, instead of keeping silent', async () => {
  stored()
  server.use(http.get('*/api/v1/evidence/alarms', () => refuse(403, forbidden)))
  show('provider')
  expect(await screen.findByText(/lässt sich gerade nicht feststellen/u)).toBeTruthy()
})
const forbidden = { code: 'forbidden', rule: 'permission' } as const

it('B3 names the seal with its fingerprint, to compare what is in a document', async () => {
  stored()
  const earlier = ['0ed1'.repeat(16)]
  server.use(http.get('*/api/v1/seal', () => HttpResponse.json(sampleSeal({ earlier }))))
  show('client')
  expect(await screen.findByRole('heading', { name: 'Das Siegel' })).toBeTruthy()
  expect(screen.getByText('Siegel von').nextElementSibling?.textContent).toBe(
    'Robert Zerer IT-Dienstleistungen',
  )
  const said = (name: string) => screen.getByText(name).nextElementSibling?.textContent
  expect(said('Fingerabdruck (SHA-256)')).toContain('5ea1'.repeat(16))
  expect(said('Frühere Fingerabdrücke')).toContain('0ed1'.repeat(16))
  expect(said('Ausgestellt von')).toContain('diesem Portal selbst')
})

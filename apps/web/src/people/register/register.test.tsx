import { createHash } from 'node:crypto'
import { canonicalJson } from '@portal/domain/canonical-json'
import { render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { type ReactNode, useState } from 'react'
import { beforeEach, expect, it, vi } from 'vitest'
import { germanToday } from '../../platform/clock/german-time.ts'
import { assertion, passkeyBrowser, passkeyRequest } from '../../test/passkeys.ts'
import { refuse, server } from '../../test/server.ts'
import { spoken } from '../../test/spoken.tsx'
import { AddEntryPage } from './change/add-entry-page.tsx'
import { ChangeEntryPage } from './change/change-entry-page.tsx'
import { EndEntryPage } from './change/end-entry-page.tsx'
import { EntryPage } from './entry-page.tsx'
import { anna, clientId, entry, historyLine, lukas, practice, stored, uuid } from '../sample.ts'

const at = '2026-11-20T08:12:00.000Z'
const went = vi.fn<(to: string) => void>()
beforeEach(() => went.mockClear())

/** Stands in for the router: the step is in the address. */
function Stepping({
  children,
}: {
  children: (step: string | null, go: (to: string) => void) => ReactNode
}) {
  const [step, setStep] = useState<string | null>(null)
  return children(step, (to) => {
    went(to)
    setStep(new URL(to, location.origin).searchParams.get('step'))
  })
}
const where = { circle: practice, clientId }
const adding = () =>
  render(
    spoken(<Stepping>{(step, go) => <AddEntryPage {...where} step={step} go={go} />}</Stepping>),
  )
const changing = () =>
  render(
    spoken(
      <Stepping>
        {(step, go) => <ChangeEntryPage {...where} personId={uuid('e1')} step={step} go={go} />}
      </Stepping>,
    ),
  )
const ending = () =>
  render(
    spoken(
      <Stepping>
        {(step, go) => <EndEntryPage {...where} personId={uuid('e1')} step={step} go={go} />}
      </Stepping>,
    ),
  )

const on = async () =>
  userEvent.click(await screen.findByRole('button', { name: 'Weiter zum Prüfen' }))
async function confirm(label: string, code = '123456') {
  await userEvent.type(await screen.findByLabelText(/Authenticator-App/u), code)
  await userEvent.click(screen.getByRole('button', { name: label }))
}
const retype = async (label: string, text: string) => {
  const field = await screen.findByLabelText(label)
  await userEvent.clear(field)
  await userEvent.type(field, text)
}

/** Records what a write carried. */
function recorder(answer: () => Response = () => HttpResponse.json(entry())) {
  const sent: { body: unknown; seen: string | null }[] = []
  const handle = async ({ request }: { request: Request }) => {
    sent.push({ body: await request.json(), seen: request.headers.get('if-match') })
    return answer()
  }
  return { sent, handle }
}

it('enters a member exactly as reviewed, with a fresh second factor', async () => {
  stored({ entries: [] })
  const { sent, handle } = recorder()
  server.use(http.post('*/api/v1/clients/:id/authorised-persons', handle))
  adding()
  await userEvent.click(await screen.findByRole('radio', { name: /^Jemand mit Zugang/u }))
  const choice = screen.getByLabelText('Person mit Zugang')
  expect(within(choice).queryByText(/Julia Neu/u)).toBeNull()
  await userEvent.selectOptions(choice, lukas.userId)
  await userEvent.type(screen.getByLabelText('Funktion oder Abteilung'), 'Abrechnung')
  await on()
  expect(await screen.findByRole('heading', { name: 'Eintrag prüfen' })).toBeTruthy()
  const words = (name: string) => screen.getAllByText(name).at(-1)?.nextElementSibling?.textContent
  expect(words('Person')).toBe('Lukas Huber')
  expect(words('Zugang zum Portal')).toBe('ja, als Lukas Huber (lukas@praxis.example)')
  expect(words('Telefon')).toBe('keine Angabe')
  expect(words('Letzter Tag')).toBe('bis auf Weiteres')
  expect(words('Vertritt')).toBe('niemanden')
  expect(sent).toEqual([])
  await confirm('Verbindlich eintragen')
  await waitFor(() =>
    expect(went).toHaveBeenCalledWith(`/praxis/register/${uuid('e1')}?done=added`),
  )
  const input = {
    userId: lukas.userId,
    name: 'Lukas Huber',
    function: 'Abrechnung',
    phone: null,
    email: 'lukas@praxis.example',
    validFrom: germanToday(),
    validUntil: null,
    deputyOfId: null,
  }
  expect(sent).toEqual([
    { body: { ...input, secondFactor: { kind: 'totp', code: '123456' } }, seen: null },
  ])
})

it('has a passkey confirm the very entry that was reviewed', async () => {
  stored()
  const asked: unknown[] = []
  const { sent, handle } = recorder()
  passkeyBrowser({ get: async () => assertion() })
  server.use(
    http.get('*/api/v1/account/factors', () =>
      HttpResponse.json({
        authenticators: [],
        passkeys: [{ id: uuid('02'), name: 'Laptop', createdAt: at, lastUsedAt: null }],
        authenticatorsDisabled: false,
        recoveryCodes: { left: 10, createdAt: at, confirmedAt: at },
      }),
    ),
    http.post('*/api/v1/session/confirmation-challenge', async ({ request }) => {
      asked.push(await request.json())
      return HttpResponse.json(passkeyRequest)
    }),
    http.post('*/api/v1/clients/:id/authorised-persons/:person/end', handle),
  )
  ending()
  await userEvent.click(await screen.findByRole('radio', { name: /^Sofort/u }))
  await on()
  await screen.findByText(/Sie bestätigen mit Ihrem Passkey/u)
  await userEvent.click(screen.getByRole('button', { name: 'Verbindlich beenden' }))
  await waitFor(() => expect(sent).toHaveLength(1))
  const sha256 = createHash('sha256')
    .update(canonicalJson({ lastDay: null }))
    .digest('hex')
  expect(asked).toEqual([{ act: 'authorised-person.ended', subject: uuid('e1'), sha256 }])
  expect(sent[0]).toMatchObject({ body: { lastDay: null, secondFactor: { kind: 'passkey' } } })
})

it('says beside the member why they cannot be entered, and keeps what was typed', async () => {
  stored({ entries: [] })
  server.use(
    http.post('*/api/v1/clients/:id/authorised-persons', () =>
      refuse(409, { code: 'conflict', rule: 'already-registered' }),
    ),
  )
  adding()
  await userEvent.click(await screen.findByRole('radio', { name: /^Jemand mit Zugang/u }))
  await userEvent.selectOptions(screen.getByLabelText('Person mit Zugang'), anna.userId)
  await userEvent.type(screen.getByLabelText('Funktion oder Abteilung'), 'Leitung')
  await on()
  await confirm('Verbindlich eintragen')
  const choice = await screen.findByLabelText('Person mit Zugang')
  expect(choice.getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByText(/schon als weisungsberechtigt eingetragen/u)).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>('Funktion oder Abteilung').value).toBe('Leitung')
})

it('asks again for what is missing before anything is reviewed', async () => {
  stored()
  adding()
  await on()
  expect((await screen.findAllByText('Diese Angabe fehlt.')).length).toBeGreaterThan(0)
  expect(went).not.toHaveBeenCalled()
})

it('says at the code that it was wrong, and writes nothing', async () => {
  stored()
  server.use(
    http.put('*/api/v1/clients/:id/authorised-persons/:person', () =>
      refuse(403, { code: 'step-up-rejected', reason: 'wrong' }),
    ),
  )
  changing()
  await retype('Telefon (freiwillig)', '0851 1')
  await on()
  await confirm('Verbindlich ändern')
  expect(await screen.findByText(/Dieser Code stimmt nicht/u)).toBeTruthy()
  expect(screen.getByRole('heading', { name: 'Änderung prüfen' })).toBeTruthy()
})

it('shows what changes beside what was, and sends the version that was seen', async () => {
  stored()
  const { sent, handle } = recorder()
  server.use(http.put('*/api/v1/clients/:id/authorised-persons/:person', handle))
  changing()
  await retype('Telefon (freiwillig)', '0851 9999')
  await on()
  expect(await screen.findByText('bisher: 0851 4711')).toBeTruthy()
  expect(screen.getAllByText(/^bisher:/u)).toHaveLength(1)
  await confirm('Verbindlich ändern')
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toMatchObject({ seen: '"3"', body: { phone: '0851 9999', name: 'Lukas Huber' } })
})

it('shows what somebody else changed meanwhile, keeps what was typed, and asks what counts', async () => {
  const state = stored()
  server.use(
    http.put('*/api/v1/clients/:id/authorised-persons/:person', () => {
      state.entries = [entry({ version: 4, function: 'Inhaber', phone: '0851 1111' })]
      return refuse(412, { code: 'stale', entity: 'authorised-person' })
    }),
  )
  changing()
  await retype('Telefon (freiwillig)', '0851 9999')
  await on()
  await confirm('Verbindlich ändern')
  expect(await screen.findByText('Jemand hat diesen Eintrag inzwischen geändert.')).toBeTruthy()
  expect(screen.getByText('Gespeichert: 0851 1111')).toBeTruthy()
  expect(screen.getByText('Bei Ihnen: 0851 9999')).toBeTruthy()
  expect(screen.getByText('Gespeichert: Inhaber')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Meine Eingaben behalten' }))
  expect(screen.queryByText('Jemand hat diesen Eintrag inzwischen geändert.')).toBeNull()
  expect(screen.getByLabelText<HTMLInputElement>('Funktion oder Abteilung').value).toBe('Inhaber')
  expect(screen.getByLabelText<HTMLInputElement>('Telefon (freiwillig)').value).toBe('0851 9999')
  const { sent, handle } = recorder()
  server.use(http.put('*/api/v1/clients/:id/authorised-persons/:person', handle))
  await on()
  await confirm('Verbindlich ändern')
  await waitFor(() => expect(sent[0]?.seen).toBe('"4"'))
})

it('does not move the beginning of an entry that holds already', async () => {
  stored()
  changing()
  await screen.findByLabelText('Vor- und Nachname')
  expect(screen.queryByLabelText('Gültig ab')).toBeNull()
})

it('ends an entry at once, after saying what stands', async () => {
  stored()
  const { sent, handle } = recorder()
  server.use(http.post('*/api/v1/clients/:id/authorised-persons/:person/end', handle))
  ending()
  await userEvent.click(await screen.findByRole('radio', { name: /^Sofort/u }))
  await on()
  expect(await screen.findByText('nicht mehr, ab sofort')).toBeTruthy()
  expect(screen.getByText(/bleiben bestehen/u)).toBeTruthy()
  expect(screen.getByText(/Der Zugang zum Portal bleibt/u)).toBeTruthy()
  await confirm('Verbindlich beenden')
  await waitFor(() =>
    expect(sent).toEqual([
      { body: { lastDay: null, secondFactor: { kind: 'totp', code: '123456' } }, seen: '"3"' },
    ]),
  )
})

it('ends nothing that changed meanwhile before it was seen', async () => {
  const state = stored()
  server.use(
    http.post('*/api/v1/clients/:id/authorised-persons/:person/end', () => {
      state.entries = [entry({ version: 4, function: 'Inhaber' })]
      return refuse(412, { code: 'stale', entity: 'authorised-person' })
    }),
  )
  ending()
  await userEvent.click(await screen.findByRole('radio', { name: /^Sofort/u }))
  await on()
  await confirm('Verbindlich beenden')
  expect(await screen.findByText('Jemand hat diesen Eintrag inzwischen geändert.')).toBeTruthy()
  expect(screen.getByText('bisher: Praxisleitung')).toBeTruthy()
  expect(
    screen.getByRole<HTMLButtonElement>('button', { name: 'Weiter zum Prüfen' }).disabled,
  ).toBe(true)
  await userEvent.click(screen.getByRole('button', { name: /^Gesehen/u }))
  expect(screen.getByRole<HTMLInputElement>('radio', { name: /^Sofort/u }).checked).toBe(true)
})

const entryPage = (mayManage: boolean, done: string | null = null) =>
  render(
    spoken(
      <EntryPage {...where} personId={uuid('e1')} mayManage={mayManage} mayContest done={done} />,
    ),
  )

it('tells the history of an entry: who, when, how confirmed, what changed', async () => {
  stored({
    history: [
      historyLine(1, {
        what: 'added',
        side: 'provider',
        by: 'Robert Zerer',
        authenticatedBy: 'password+totp',
      }),
      historyLine(2, { what: 'changed' }, { phone: null }),
    ],
  })
  entryPage(true, 'changed')
  expect(await screen.findByText('Der Eintrag ist geändert.')).toBeTruthy()
  expect(
    screen.getByText(/Die E-Mails an Auftraggeber und Auftragnehmer sind geschrieben/u),
  ).toBeTruthy()
  expect(
    screen.getByText(/Robert Zerer \(Auftragnehmer\), bestätigt mit Passwort und Einmalcode/u),
  ).toBeTruthy()
  expect(screen.getByText(/Anna Sommer \(Auftraggeber\), bestätigt mit Passkey/u)).toBeTruthy()
  expect(screen.getByText('bisher: 0851 4711')).toBeTruthy()
})

it('lets nobody change an entry who may not, nor one that has ended', async () => {
  stored()
  const { unmount } = entryPage(false)
  await screen.findByRole('heading', { name: 'Verlauf' })
  expect(screen.queryByRole('link', { name: 'Eintrag ändern' })).toBeNull()
  unmount()
  stored({
    entries: [entry({ current: false, validUntil: '2025-06-30', keptUntil: '2028-12-31' })],
  })
  entryPage(true)
  expect(await screen.findByText(/drei volle Kalenderjahre nach dem Ende/u)).toBeTruthy()
  expect(screen.queryByRole('link', { name: 'Berechtigung beenden' })).toBeNull()
})

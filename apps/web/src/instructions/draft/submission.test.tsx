import { createHash } from 'node:crypto'
import type { Instruction } from '@portal/domain/instructions/contract'
import { canonicalJson } from '@portal/domain/canonical-json'
import { declarationOf } from '@portal/domain/instructions/declaration'
import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { expect, it, vi } from 'vitest'
import { assertion, passkeyBrowser, passkeyRequest } from '../../test/passkeys.ts'
import { refuse, server } from '../../test/server.ts'
import { spoken } from '../../test/spoken.tsx'
import { InstructionPage } from '../page/instruction-page.tsx'
import { clientId, given, id, instruction, provider, sessionOf } from '../sample.ts'

const practice = {
  id: clientId,
  name: 'Praxis Sommer',
  address: provider.address,
  version: 1,
  number: 'K-0001',
  legalForm: null,
  phone: null,
  region: null,
  contact: { name: 'Anna Sommer', email: 'anna@praxis.example', phone: null },
  dpo: null,
  archivedAt: null,
  createdAt: '2026-01-05T08:00:00.000Z',
  hasAgreement: true,
  hasEntered: true,
  privacyContact: { name: 'Anna Sommer', email: 'anna@praxis.example', role: 'contact' },
  fourEyes: false,
  open: null,
}
const person = {
  id,
  userId: null,
  name: 'Lukas Huber',
  function: 'Praxisleitung',
  phone: null,
  email: 'lukas@praxis.example',
  validFrom: '2026-01-01',
  validUntil: null,
  endedAt: null,
  deputyOf: null,
  deputyOfId: null,
  current: true,
  ground: {
    kind: 'act',
    by: 'Anna Sommer',
    side: 'client',
    at: '2026-01-01T08:00:00.000Z',
    confirmedBy: null,
    document: null,
    managerInvitedBy: null,
  },
  contested: null,
  keptUntil: null,
  version: 1,
}
const former = { ...person, id: clientId, name: 'Erika Ehemals', current: false }

const phone = { id, name: 'Telefon', createdAt: given().updatedAt, lastUsedAt: null }
const factorsOf = (passkeys: object[]) =>
  http.get('*/api/v1/account/factors', () =>
    HttpResponse.json({
      authenticators: [phone],
      passkeys,
      authenticatorsDisabled: false,
      recoveryCodes: { left: 10, createdAt: null, confirmedAt: null },
    }),
  )

function stored(draft: Instruction) {
  const state = { draft, sent: [] as { body: unknown; seen: string | null }[] }
  server.use(
    factorsOf([]),
    http.get(`*/api/v1/instructions/${id}`, () => HttpResponse.json(state.draft)),
    http.get(`*/api/v1/clients/${clientId}`, () => HttpResponse.json(practice)),
    http.get('*/api/v1/provider', () => HttpResponse.json(provider)),
    http.get(`*/api/v1/clients/${clientId}/authorised-persons`, () =>
      HttpResponse.json({ items: [former, person], nextCursor: null }),
    ),
  )
  return state
}

const show = (who: Parameters<typeof sessionOf>[0], reviewed: number | null = null) =>
  render(
    spoken(
      <InstructionPage
        id={id}
        session={sessionOf(who)}
        reviewed={reviewed}
        go={vi.fn<(to: string) => void>()}
      />,
    ),
  )

const code = () => screen.findByRole<HTMLInputElement>('textbox', { name: /Authenticator-App/u })
const give = () =>
  userEvent.click(screen.getByRole('button', { name: 'Weisung verbindlich erteilen' }))
const giveWithPasskey = () =>
  userEvent.click(screen.getByRole('button', { name: 'Mit Passkey bestätigen und erteilen' }))

it('shows the exact text, who gives it under which entry, and its checksum, before anything is binding', async () => {
  stored(instruction())
  show('authorised')
  expect(await screen.findByRole('heading', { level: 1, name: 'Weisung prüfen' })).toBeTruthy()
  expect(screen.getByText(/Bitte löschen/u).textContent).toBe(instruction().text)
  expect(screen.getByText('Lukas Huber, Praxisleitung')).toBeTruthy()
  expect(screen.getByText(/eingetragen nach § 9/u).textContent).toContain('1. Januar 2026')
  expect(screen.getByText('Zerer IT')).toBeTruthy()
  expect(screen.getAllByText('abababab')).toHaveLength(8)
  expect(screen.getByRole('link', { name: /weiter zur Bestätigung/u }).getAttribute('href')).toBe(
    `/weisungen/${id}?reviewed=3`,
  )
})

it('says before the first signature that a second one is needed', async () => {
  stored(instruction())
  server.use(
    http.get(`*/api/v1/clients/${clientId}`, () =>
      HttpResponse.json({ ...practice, fourEyes: true }),
    ),
  )
  show('authorised', 3)
  expect(await screen.findByText('Ihre Praxis verlangt zwei Unterschriften.')).toBeTruthy()
})

it('gives exactly what was reviewed, and hands over number and receipt', async () => {
  const state = stored(instruction())
  server.use(
    http.post(`*/api/v1/instructions/${id}/submission`, async ({ request }) => {
      state.sent.push({ body: await request.json(), seen: request.headers.get('if-match') })
      state.draft = given()
      return HttpResponse.json(state.draft)
    }),
  )
  show('authorised', 3)
  await userEvent.type(await code(), '123456')
  await give()
  expect(await screen.findByRole('heading', { name: 'Ihre Weisung ist erteilt' })).toBeTruthy()
  expect(screen.getByText('W-2026-0007')).toBeTruthy()
  expect(
    screen.getByRole('link', { name: 'Quittung Q-2026-00012 herunterladen' }).getAttribute('href'),
  ).toBe(`/api/v1/instructions/${id}/receipt`)
  expect(state.sent).toEqual([
    {
      body: { secondFactor: { kind: 'totp', code: '123456' }, textSha256: 'ab'.repeat(32) },
      seen: '"3"',
    },
  ])
})

it.each([
  ['wrong', /Dieser Code stimmt nicht/u],
  ['used', /schon verwendet\. Warten Sie/u],
] as const)('says at the code why it was refused: %s', async (reason, words) => {
  stored(instruction())
  server.use(
    http.post(`*/api/v1/instructions/${id}/submission`, () =>
      refuse(403, { code: 'step-up-rejected', reason }),
    ),
  )
  show('authorised', 3)
  await userEvent.type(await code(), '123456')
  await give()
  expect(await screen.findByText(words)).toBeTruthy()
  expect((await code()).getAttribute('aria-invalid')).toBe('true')
  expect(document.activeElement).toBe(await code())
  expect((await code()).value).toBe('')
  expect(screen.queryByRole('alert')).toBeNull()
})

it('W8 lets a passkey confirm exactly what was read: wording, files and all', async () => {
  passkeyBrowser({ get: async () => assertion() })
  const state = stored(instruction())
  const asked: unknown[] = []
  server.use(
    factorsOf([{ ...phone, name: 'Rechner' }]),
    http.post('*/api/v1/session/confirmation-challenge', async ({ request }) => {
      asked.push(await request.json())
      return HttpResponse.json(passkeyRequest)
    }),
    http.post(`*/api/v1/instructions/${id}/submission`, async ({ request }) => {
      state.sent.push({ body: await request.json(), seen: request.headers.get('if-match') })
      state.draft = given()
      return HttpResponse.json(state.draft)
    }),
  )
  show('authorised', 3)
  const passkey = await screen.findByRole<HTMLInputElement>('radio', { name: /Passkey/u })
  expect(passkey.checked).toBe(true)
  expect(screen.queryByRole('textbox', { name: /Authenticator-App/u })).toBeNull()
  await giveWithPasskey()
  expect(await screen.findByRole('heading', { name: 'Ihre Weisung ist erteilt' })).toBeTruthy()
  const read = canonicalJson(declarationOf(instruction(), {}))
  const sha256 = createHash('sha256').update(read).digest('hex')
  expect(asked).toEqual([{ act: 'instruction.submitted', subject: id, sha256 }])
  expect(state.sent).toMatchObject([
    { body: { secondFactor: { kind: 'passkey', assertion: { id: 'a-passkey' } } }, seen: '"3"' },
  ])
})

it('lets somebody take a code after all when the passkey is not at hand', async () => {
  passkeyBrowser({})
  stored(instruction())
  server.use(
    factorsOf([{ ...phone, name: 'Rechner' }]),
    http.post('*/api/v1/session/confirmation-challenge', () => HttpResponse.json(passkeyRequest)),
  )
  show('authorised', 3)
  await screen.findByRole('radio', { name: /Passkey/u })
  await giveWithPasskey()
  expect(await screen.findByText(/nicht mit einem Passkey bestätigt/u)).toBeTruthy()
  expect(screen.queryByRole('alert')).toBeNull()
  await userEvent.click(screen.getByRole('radio', { name: /Code/u }))
  expect(await code()).toBeTruthy()
})

it('sends nobody on with a text that changed after the review', async () => {
  stored(instruction({ version: 5, text: 'Etwas anderes.' }))
  show('authorised', 3)
  expect(await screen.findByText('Dieser Entwurf wurde inzwischen geändert.')).toBeTruthy()
  expect(screen.getByText('Etwas anderes.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /verbindlich/u })).toBeNull()
})

it('shows a member whom the draft waits for, instead of a button that fails', async () => {
  stored(instruction())
  show('member', 3)
  expect(
    await screen.findByRole('heading', { name: 'Wartet auf eine weisungsberechtigte Person' }),
  ).toBeTruthy()
  expect(screen.getByText('Lukas Huber')).toBeTruthy()
  expect(screen.queryByText('Erika Ehemals')).toBeNull()
  expect(screen.queryByText(/verbindlich erteilen/u)).toBeNull()
  expect(screen.getByRole('link', { name: 'Ändern' })).toBeTruthy()
})

it('lets a viewer read a draft and nothing else', async () => {
  stored(instruction())
  show('viewer')
  expect(await screen.findByText(/Bitte löschen/u)).toBeTruthy()
  expect(screen.queryByRole('link', { name: 'Ändern' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Entwurf verwerfen' })).toBeNull()
})

it('throws a draft away only after asking', async () => {
  stored(instruction())
  const discarded = vi.fn<(seen: string | null) => void>()
  server.use(
    http.delete(`*/api/v1/instructions/${id}`, ({ request }) => {
      discarded(request.headers.get('if-match'))
      return new HttpResponse(null, { status: 204 })
    }),
  )
  const go = vi.fn<(to: string) => void>()
  render(
    spoken(<InstructionPage id={id} session={sessionOf('authorised')} reviewed={null} go={go} />),
  )
  await userEvent.click(await screen.findByRole('button', { name: 'Entwurf verwerfen' }))
  expect(discarded).not.toHaveBeenCalled()
  const dialog = await screen.findByRole('dialog', { name: 'Diesen Entwurf verwerfen?' })
  const sure = [...dialog.querySelectorAll('button')].find(
    (each) => each.textContent === 'Entwurf verwerfen',
  )
  if (sure) await userEvent.click(sure)
  await waitFor(() => expect(go).toHaveBeenCalledWith('/weisungen'))
  expect(discarded).toHaveBeenCalledWith('"3"')
})

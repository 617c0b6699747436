import { may, type Permission } from '@portal/domain/access'
import type { Client } from '@portal/domain/clients/contract'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it, vi } from 'vitest'
import { refuse, server } from '../../test/server.ts'
import { spoken } from '../../test/spoken.tsx'
import { ClientPage } from '../page/client-page.tsx'
import { sampleClient } from '../sample.ts'
import { ChangeClientPage } from './change-client-page.tsx'
import { NewClientPage } from './new-client-page.tsx'
import { OwnDetailsPage } from './own-details-page.tsx'

const id = '019c0000-0000-7000-8000-000000000001'
const other = { id, number: 'K-0007', name: 'Praxis Sommer', city: 'Passau' }
let client: Client
const sent: { method: string; path: string; body: unknown; ifMatch: string | null }[] = []
const go = vi.fn<(to: string) => void>()
const as = (role: 'owner' | 'auditor') => (permission: Permission) =>
  may({ side: 'provider', role }, permission)

const keep = async ({ request }: { request: Request }) => {
  const { pathname } = new URL(request.url)
  sent.push({
    method: request.method,
    path: pathname.replace(`/api/v1/clients`, ''),
    body: await request.json().catch(() => null),
    ifMatch: request.headers.get('if-match'),
  })
  return HttpResponse.json(client, { status: request.method === 'POST' ? 201 : 200 })
}

beforeEach(() => {
  client = sampleClient(id, 'Praxis Sommer', { version: 4 })
  sent.length = 0
  go.mockReset()
  sessionStorage.clear()
  server.use(
    http.get(`*/api/v1/clients/${id}`, () => HttpResponse.json(client)),
    http.get(`*/api/v1/clients/${id}/history`, () =>
      HttpResponse.json({
        items: [
          {
            sequence: 4,
            at: '2026-11-20T08:00:00.000Z',
            what: 'changed',
            by: 'Anna Sommer',
            side: 'client',
            changes: [{ field: 'phone', from: null, to: '0851 000 100' }],
          },
        ],
        nextCursor: null,
      }),
    ),
    http.get(`*/api/v1/clients/${id}/note`, () =>
      HttpResponse.json({
        clientId: id,
        text: 'Ruft lieber an.',
        version: 2,
        updatedAt: '2026-11-20T08:00:00.000Z',
        updatedBy: 'Eva Brandl',
      }),
    ),
    http.post('*/api/v1/clients', keep),
    http.patch(`*/api/v1/clients/${id}`, keep),
    http.patch(`*/api/v1/clients/${id}/own-details`, keep),
    http.post(`*/api/v1/clients/${id}/archival`, keep),
    http.post(`*/api/v1/clients/${id}/restoration`, keep),
    http.put(`*/api/v1/clients/${id}/note`, keep),
  )
})
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))
const field = (label: RegExp) => screen.getByLabelText<HTMLInputElement>(label)
const type = (label: RegExp, text: string) => userEvent.type(field(label), text)
const retype = async (label: RegExp, text: string) => {
  await userEvent.clear(field(label))
  await type(label, text)
}

async function fillIn(onSignedOut?: () => void) {
  render(spoken(<NewClientPage go={go} />, onSignedOut))
  await type(/^Name$/u, 'Praxis Sommer')
  await type(/^Straße/u, 'Weg 1')
  await type(/^Postleitzahl/u, '94032')
  await type(/^Ort/u, 'Passau')
  await type(/^Name der Ansprechperson/u, 'Anna Sommer')
  await type(/^E-Mail der Ansprechperson/u, 'anna@praxis.example')
}

it('says all that is missing at once, in the first field of it', async () => {
  render(spoken(<NewClientPage go={go} />))
  await type(/^Name der datenschutz/u, 'Dr. Karin Stadler')
  await type(/^Postleitzahl/u, '940')
  await press('Anlegen')
  expect(screen.getAllByText('Diese Angabe fehlt.')).toHaveLength(4)
  expect(screen.getByText('Eine Postleitzahl in Deutschland hat fünf Ziffern.')).toBeTruthy()
  expect(screen.getAllByText('Bitte geben Sie eine vollständige E-Mail-Adresse ein.')).toHaveLength(
    2,
  )
  expect(document.activeElement).toBe(field(/^Name$/u))
  expect(sent).toEqual([])
})

it('shows the client that is there beside what was typed, and adds another one only when told to', async () => {
  await fillIn()
  server.use(
    http.post(
      '*/api/v1/clients',
      () => refuse(409, { code: 'conflict', rule: 'client-known', existing: other }),
      { once: true },
    ),
  )
  await press('Anlegen')
  const shown = await screen.findByRole('link', { name: 'Praxis Sommer' })
  expect(shown.getAttribute('href')).toBe(`/kunden/${id}`)
  expect(field(/^Ort/u).value).toBe('Passau')
  await userEvent.click(screen.getByRole('checkbox', { name: /anderer Auftraggeber/u }))
  await press('Anlegen')
  await waitFor(() => expect(go).toHaveBeenCalledWith(`/kunden/${id}`))
  expect(sent[0]?.body).toEqual({
    name: 'Praxis Sommer',
    legalForm: null,
    address: { street: 'Weg 1', postalCode: '94032', city: 'Passau', country: 'DE' },
    phone: null,
    region: null,
    contact: { name: 'Anna Sommer', email: 'anna@praxis.example', phone: null },
    dpo: null,
    note: null,
    despiteTwin: true,
  })
})

it('shows at its field what only the server found', async () => {
  await fillIn()
  server.use(
    http.post('*/api/v1/clients', () =>
      refuse(400, {
        code: 'invalid',
        issues: [{ path: '/contact/email', code: 'control-characters', message: 'x' }],
      }),
    ),
  )
  await press('Anlegen')
  await waitFor(() =>
    expect(field(/^E-Mail der Ansprechperson/u).getAttribute('aria-invalid')).toBe('true'),
  )
})

it('leads to the login where the session has ended, and keeps what was typed', async () => {
  const onSignedOut = vi.fn<() => void>()
  server.use(http.post('*/api/v1/clients', () => refuse(401, { code: 'unauthenticated' })))
  await fillIn(onSignedOut)
  await press('Anlegen')
  await waitFor(() => expect(onSignedOut).toHaveBeenCalledOnce())
  cleanup()
  render(spoken(<NewClientPage go={go} />))
  expect(field(/^Ort/u).value).toBe('Passau')
})

it.each([
  ['the details', () => <ChangeClientPage id={id} go={go} />, 'Telefon', 'Speichern', 'patch', ''],
  [
    'the own details',
    () => <OwnDetailsPage id={id} go={go} />,
    'Telefon',
    'Speichern',
    'patch',
    '/own-details',
  ],
  [
    'a note',
    () => <ClientPage id={id} may={as('owner')} />,
    'Notiz',
    'Notiz speichern',
    'put',
    '/note',
  ],
] as const)(
  'leads to the login from %s where the session has ended',
  async (_what, page, named, button, method, path) => {
    const label = new RegExp(`^${named}(?: \\(|$)`, 'u')
    const onSignedOut = vi.fn<() => void>()
    server.use(
      http[method](`*/api/v1/clients/${id}${path}`, () => refuse(401, { code: 'unauthenticated' })),
    )
    render(spoken(page(), onSignedOut))
    await screen.findByLabelText(label)
    await type(label, '1')
    await press(button)
    await waitFor(() => expect(onSignedOut).toHaveBeenCalledOnce())
  },
)

it('shows the note that somebody else wrote meanwhile beside the own one', async () => {
  const note = {
    clientId: id,
    text: 'Ruft lieber an.',
    version: 2,
    updatedAt: '2026-11-20T08:00:00.000Z',
    updatedBy: 'Eva Brandl',
  }
  server.use(
    http.get(`*/api/v1/clients/${id}/note`, () => HttpResponse.json(note)),
    http.put(
      `*/api/v1/clients/${id}/note`,
      () => {
        note.version = 3
        note.text = 'Nur vormittags.'
        return refuse(412, { code: 'stale', entity: 'client' })
      },
      { once: true },
    ),
  )
  render(spoken(<ClientPage id={id} may={as('owner')} />))
  await screen.findByLabelText(/^Notiz/u)
  await type(/^Notiz/u, ' Morgens.')
  await press('Notiz speichern')
  expect(await screen.findByText('Nur vormittags.')).toBeTruthy()
  expect(field(/^Notiz/u).value).toBe('Ruft lieber an. Morgens.')
  await press('Notiz speichern')
  await waitFor(() => expect(sent[0]?.ifMatch).toBe('"3"'))
})

it('sends what was changed and nothing else, on top of what was seen', async () => {
  render(spoken(<ChangeClientPage id={id} go={go} />))
  await screen.findByLabelText(/^Name$/u)
  await retype(/^Telefon \(/u, '0851 2')
  await press('Speichern')
  await waitFor(() => expect(go).toHaveBeenCalled())
  expect(sent).toEqual([
    {
      method: 'PATCH',
      path: `/${id}`,
      ifMatch: '"4"',
      body: { phone: '0851 2', despiteTwin: false },
    },
  ])
})

it('keeps what was typed where somebody else was first, and shows theirs beside it', async () => {
  render(spoken(<ChangeClientPage id={id} go={go} />))
  await screen.findByLabelText(/^Name$/u)
  await retype(/^Telefon \(/u, '0851 2')
  server.use(
    http.patch(
      `*/api/v1/clients/${id}`,
      () => {
        client = { ...client, version: 5, legalForm: 'GmbH' }
        return refuse(412, { code: 'stale', entity: 'client' })
      },
      { once: true },
    ),
  )
  await press('Speichern')
  expect(await screen.findByText(/^Jemand hat das geändert/u)).toBeTruthy()
  expect(field(/^Telefon \(/u).value).toBe('0851 2')
  expect(field(/^Rechtsform/u).value).toBe('GmbH')
  await press('Speichern')
  await waitFor(() => expect(go).toHaveBeenCalled())
  expect(sent[0]).toMatchObject({ ifMatch: '"5"', body: { phone: '0851 2' } })
  expect(sent[0]?.body).not.toHaveProperty('legalForm')
})

it('shows what is known, who changed what, and the own note', async () => {
  render(spoken(<ClientPage id={id} may={as('owner')} />))
  expect(await screen.findByText('Bayern')).toBeTruthy()
  expect(screen.getByText(/Anna Sommer \(Auftraggeber\)/u)).toBeTruthy()
  expect(screen.getByText('bisher: nichts')).toBeTruthy()
  await type(/^Notiz/u, ' Morgens.')
  await press('Notiz speichern')
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toMatchObject({ ifMatch: '"2"', body: { text: 'Ruft lieber an. Morgens.' } })
})

it('archives after saying what that means, and that the agreement goes on', async () => {
  render(spoken(<ClientPage id={id} may={as('owner')} />))
  await screen.findByText('Bayern')
  await press('Archivieren')
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getByText(/noch nicht beendet/u)).toBeTruthy()
  await userEvent.click(dialog.getByRole('button', { name: 'Trotz AVV archivieren' }))
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toMatchObject({
    path: `/${id}/archival`,
    ifMatch: '"4"',
    body: { despiteAgreement: true },
  })
})

it('takes a client out of the archive again, where nothing can be changed', async () => {
  client = { ...client, archivedAt: '2026-11-20T08:00:00.000Z' }
  render(spoken(<ClientPage id={id} may={as('owner')} />))
  await screen.findByText('Archiviert')
  expect(screen.queryByRole('link', { name: 'Angaben ändern' })).toBeNull()
  await press('Aus dem Archiv holen')
  await waitFor(() => expect(sent[0]?.path).toBe(`/${id}/restoration`))
})

it('offers nothing to write to whoever only reads', async () => {
  render(spoken(<ClientPage id={id} may={as('auditor')} />))
  expect(await screen.findByText('Ruft lieber an.')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
  expect(screen.queryByRole('link', { name: 'Angaben ändern' })).toBeNull()
})

it('lets a client’s manager keep address, phone and data protection officer, and no more', async () => {
  render(spoken(<OwnDetailsPage id={id} go={go} />))
  await screen.findByLabelText(/^Straße/u)
  expect(screen.queryByLabelText(/^Name$/u)).toBeNull()
  await retype(/^Straße/u, 'Neuer Weg 2')
  await retype(/^Name der datenschutz/u, 'Otto Brand')
  await press('Speichern')
  await waitFor(() => expect(go).toHaveBeenCalledWith('/praxis'))
  expect(sent[0]).toEqual({
    method: 'PATCH',
    path: `/${id}/own-details`,
    ifMatch: '"4"',
    body: {
      address: { street: 'Neuer Weg 2', postalCode: '94032', city: 'Passau', country: 'DE' },
      dpo: { name: 'Otto Brand', email: 'karin@ds.example', phone: null },
    },
  })
})

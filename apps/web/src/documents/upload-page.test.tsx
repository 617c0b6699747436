import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { expect, it, vi } from 'vitest'
import { sampleClient } from '../clients/sample.ts'
import { refuse, server } from '../test/server.ts'
import { spoken } from '../test/spoken.tsx'
import { UploadPage } from './upload-page.tsx'

const clientId = '019c0000-0000-7000-8000-000000000002'
const go = vi.fn<(to: string) => void>()
const pdf = (name = 'iso.pdf') => new File(['%PDF-1.7 …'], name, { type: 'application/pdf' })
const file = () => screen.getByLabelText<HTMLInputElement>('Datei')
const title = () => screen.getByLabelText<HTMLInputElement>('Titel')
const send = () => userEvent.click(screen.getByRole('button', { name: 'Hochladen' }))

async function show() {
  go.mockReset()
  server.use(
    http.get('*/api/v1/clients', () =>
      HttpResponse.json({ items: [sampleClient(clientId, 'Praxis Linde')], nextCursor: null }),
    ),
  )
  render(spoken(<UploadPage clientId={null} go={go} />))
  await screen.findByRole('heading', { level: 1 })
}

async function fillIn() {
  await userEvent.selectOptions(screen.getByLabelText('Auftraggeber'), 'Praxis Linde')
  await userEvent.click(screen.getByLabelText('Zertifikat'))
  await userEvent.type(title(), 'ISO/IEC 27001')
  await userEvent.upload(file(), pdf())
}

it('keeps a file for a client and shows the list it now stands in', async () => {
  const sent: { form: string; key: string | null }[] = []
  server.use(
    http.post('*/api/v1/documents', async ({ request }) => {
      sent.push({
        form: await request.text(),
        key: request.headers.get('idempotency-key'),
      })
      return HttpResponse.json(
        {
          id: '019c0000-0000-7000-8000-000000000001',
          clientId,
          clientName: 'Praxis Linde',
          kind: 'certificate',
          title: 'ISO/IEC 27001',
          fileName: 'iso.pdf',
          mediaType: 'application/pdf',
          size: 12,
          sha256: 'ab'.repeat(32),
          createdAt: '2026-11-23T09:00:00.000Z',
        },
        { status: 201 },
      )
    }),
  )
  await show()
  await fillIn()
  await send()
  await waitFor(() => expect(go).toHaveBeenCalledWith(`/dokumente?clientId=${clientId}`))
  expect([...(sent[0]?.form ?? '').matchAll(/ name="(\w+)"/gu)].map(([, name]) => name)).toEqual([
    'clientId',
    'kind',
    'title',
    'file',
  ])
  expect(sent[0]?.key).toBeTruthy()
})

it('says at the file why it was refused, until another one is chosen, and keeps the rest', async () => {
  server.use(
    http.post('*/api/v1/documents', () =>
      refuse(422, { code: 'file-refused', reason: 'not-a-pdf' }),
    ),
  )
  await show()
  await fillIn()
  await send()
  expect(await screen.findByText(/ist keine PDF-Datei/u)).toBeTruthy()
  await waitFor(() => expect(document.activeElement).toBe(file()))
  expect(file().getAttribute('aria-invalid')).toBe('true')
  expect(title().value).toBe('ISO/IEC 27001')
  expect(screen.getByLabelText<HTMLInputElement>('Zertifikat').checked).toBe(true)
  expect(go).not.toHaveBeenCalled()
  await userEvent.upload(file(), pdf('other.pdf'))
  expect(screen.queryByText(/ist keine PDF-Datei/u)).toBeNull()
})

it('does not even send what is too large', async () => {
  await show()
  await fillIn()
  const large = pdf('large.pdf')
  Object.defineProperty(large, 'size', { value: 20 * 1024 * 1024 + 1 })
  await userEvent.upload(file(), large)
  await send()
  expect(await screen.findByText('Diese Datei ist größer als 20 MB.')).toBeTruthy()
})

it('says at every field what is missing', async () => {
  await show()
  await send()
  expect(await screen.findAllByText('Diese Angabe fehlt.')).toHaveLength(3)
  expect(screen.getAllByText(/Bitte wählen Sie eine der/u)).toHaveLength(1)
})

it('keeps the words when the session ended, and asks for the file again', async () => {
  server.use(http.post('*/api/v1/documents', () => refuse(401, { code: 'unauthenticated' })))
  await show()
  await fillIn()
  await send()
  await screen.findByText(/Ihre Sitzung ist beendet/u)
  cleanup()
  await show()
  expect(title().value).toBe('ISO/IEC 27001')
  await send()
  expect(await screen.findByText('Diese Angabe fehlt.')).toBeTruthy()
})

it('sends the same act again when nobody knows whether the first attempt arrived', async () => {
  const keys: (string | null)[] = []
  server.use(
    http.post('*/api/v1/documents', ({ request }) => {
      keys.push(request.headers.get('idempotency-key'))
      return HttpResponse.error()
    }),
  )
  await show()
  await fillIn()
  await send()
  expect((await screen.findByRole('alert')).textContent).toContain('nicht erreichbar')
  await send()
  await waitFor(() => expect(keys).toHaveLength(2))
  expect(keys[0]).toBeTruthy()
  expect(keys[1]).toBe(keys[0])
})

import type { Instruction } from '@portal/domain/instructions/contract'
import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { expect, it, vi } from 'vitest'
import { refuse, server } from '../../test/server.ts'
import { spoken } from '../../test/spoken.tsx'
import { EditInstructionPage } from './edit-page.tsx'
import { NewInstructionPage } from './new-page.tsx'
import { given, id, instruction } from '../sample.ts'

const title = () => screen.findByLabelText<HTMLInputElement>('Titel')
const text = () => screen.findByLabelText<HTMLTextAreaElement>('Wortlaut der Weisung')
const save = () => userEvent.click(screen.getByRole('button', { name: 'Entwurf speichern' }))

function write() {
  const go = vi.fn<(to: string) => void>()
  return { go, ...render(spoken(<NewInstructionPage maySubmit={false} go={go} />)) }
}

async function fill() {
  await userEvent.click(screen.getByLabelText(/Daten löschen/u))
  await userEvent.type(await title(), 'Akte')
  await userEvent.type(await text(), 'Weg.')
}

/** A draft on the server, as colleagues leave it; `sent` holds what the page wrote. */
function stored(draft: Instruction) {
  const state = { draft, sent: [] as unknown[] }
  server.use(
    http.get(`*/api/v1/instructions/${id}`, () => HttpResponse.json(state.draft)),
    http.patch(`*/api/v1/instructions/${id}`, async ({ request }) => {
      const seen = request.headers.get('if-match')
      if (seen !== `"${state.draft.version}"`)
        return refuse(412, { code: 'stale', entity: 'instruction' })
      state.sent.push(await request.json())
      state.draft = { ...state.draft, version: state.draft.version + 1 }
      return HttpResponse.json(state.draft)
    }),
  )
  return state
}

function edit() {
  const go = vi.fn<(to: string) => void>()
  return { go, ...render(spoken(<EditInstructionPage id={id} maySubmit={false} go={go} />)) }
}

it('says at each field what is missing', async () => {
  write()
  await save()
  expect(await screen.findAllByText('Diese Angabe fehlt.')).toHaveLength(2)
  expect(screen.getByText('Bitte wählen Sie eine der angebotenen Möglichkeiten.')).toBeTruthy()
})

it('keeps the draft on the server and goes on with it', async () => {
  let sent: unknown
  server.use(
    http.post('*/api/v1/instructions', async ({ request }) => {
      sent = await request.json()
      return HttpResponse.json(instruction(), { status: 201 })
    }),
  )
  const { go } = write()
  await fill()
  await save()
  await waitFor(() => expect(go).toHaveBeenCalledWith(`/weisungen/${id}`))
  expect(sent).toMatchObject({ kind: 'erasure', title: 'Akte', validFrom: null })
  expect(sent).not.toHaveProperty('term')
})

it('loses nothing when the session has ended, and shows it again after the login', async () => {
  server.use(http.post('*/api/v1/instructions', () => refuse(401, { code: 'unauthenticated' })))
  const { unmount } = write()
  await fill()
  await save()
  expect((await screen.findByRole('alert')).textContent).toContain('Sitzung ist beendet')
  unmount()
  write()
  expect((await title()).value).toBe('Akte')
  expect(screen.getByText(/noch nicht gespeicherte Eingabe ist wieder da/u)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Verwerfen und von vorn beginnen' }))
  expect((await title()).value).toBe('')
})

it('asks a standing instruction for its first day', async () => {
  write()
  await fill()
  await userEvent.click(screen.getByText('Dringlichkeit und Dauer'))
  await userEvent.click(screen.getByLabelText(/Dauerhaft/u))
  await userEvent.clear(screen.getByLabelText('Gilt ab'))
  await save()
  expect(await screen.findByText('Diese Angabe fehlt.')).toBeTruthy()
})

it('shows what a colleague changed beside what one typed, and keeps both where they do not collide', async () => {
  const state = stored(instruction())
  const { go } = edit()
  await userEvent.clear(await title())
  await userEvent.type(await title(), 'Mein Titel')
  state.draft = instruction({ version: 4, title: 'Ihr Titel', text: 'Ihr Text' })
  await save()
  expect(await screen.findByText(/hat diesen Entwurf inzwischen geändert/u)).toBeTruthy()
  expect(screen.getByText('Ihr Titel')).toBeTruthy()
  expect((await title()).value).toBe('Mein Titel')
  await userEvent.click(screen.getByRole('button', { name: 'Meine Eingaben behalten' }))
  expect((await text()).value).toBe('Ihr Text')
  await save()
  await waitFor(() => expect(go).toHaveBeenCalledWith(`/weisungen/${id}`))
  expect(state.sent).toMatchObject([{ title: 'Mein Titel', text: 'Ihr Text' }])
})

it('can take over what the colleague saved instead', async () => {
  const state = stored(instruction())
  edit()
  await userEvent.type(await title(), ' sofort')
  state.draft = instruction({ version: 4, title: 'Ihr Titel' })
  await save()
  await userEvent.click(
    await screen.findByRole('button', { name: 'Gespeicherten Stand übernehmen' }),
  )
  expect((await title()).value).toBe('Ihr Titel')
})

it('notices a colleague’s change also after a login in between', async () => {
  const state = stored(instruction())
  const { unmount } = edit()
  await userEvent.type(await title(), ' sofort')
  unmount()
  state.draft = instruction({ version: 4, text: 'Ihr Text' })
  edit()
  expect(await screen.findByText(/hat diesen Entwurf inzwischen geändert/u)).toBeTruthy()
  expect((await title()).value).toBe('Akte löschen sofort')
})

it('turns input for a draft that was given meanwhile into a new one', async () => {
  const state = stored(instruction())
  const { go } = edit()
  await userEvent.type(await title(), ' sofort')
  state.draft = given()
  await save()
  expect(await screen.findByText(/inzwischen erteilt/u)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Als neuen Entwurf weiterschreiben' }))
  expect(go).toHaveBeenCalledWith('/weisungen/neu')
  write()
  expect((await title()).value).toBe('Akte löschen sofort')
})

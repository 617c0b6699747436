import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { expect, it, vi } from 'vitest'
import { server } from '../../test/server.ts'
import { spoken } from '../../test/spoken.tsx'
import { stored } from '../binding/acting.tsx'
import { InstructionPage } from '../page/instruction-page.tsx'
import { NewInstructionPage } from '../draft/new-page.tsx'
import { id, instruction, provider, sessionOf } from '../sample.ts'

const go = vi.fn<(to: string) => void>()
const patient = 'Maria Huber, geb. 12.03.1980'
const warning = () => screen.queryByText(/sieht nach Daten von Patienten aus/u)
const leave = () => userEvent.click(screen.getByRole('button', { name: 'Trotzdem so lassen' }))

async function write(text: string) {
  render(spoken(<NewInstructionPage maySubmit={false} go={go} />))
  await userEvent.click(screen.getByLabelText('Wortlaut der Weisung'))
  await userEvent.paste(text)
}

it('says while somebody writes what looks like a patient, and why that matters', async () => {
  await write(`Bitte ${patient} löschen.`)
  expect(await screen.findByText(`Name mit Geburtsdatum: „${patient}“`)).toBeTruthy()
  expect(screen.getByText(/Eine Aktennummer genügt fast immer/u)).toBeTruthy()
})

it('is silent where there is nothing of the kind', async () => {
  await write('Bitte die Akte 4711 löschen, fällig am 12.03.2026.')
  expect(warning()).toBeNull()
})

it('is silent about what was let stand, until there is more', async () => {
  await write(`Bitte ${patient} löschen.`)
  await leave()
  expect(warning()).toBeNull()
  await userEvent.click(screen.getByLabelText('Wortlaut der Weisung'))
  await userEvent.paste(' Und Karl Weber (geb. 01.02.1975).')
  expect(await screen.findByText(/Karl Weber/u, { selector: 'li' })).toBeTruthy()
  expect(screen.queryByText(/Maria Huber/u, { selector: 'li' })).toBeNull()
})

it('says it again at the review, beside the text that is about to be given', async () => {
  stored(instruction({ text: `Bitte ${patient} löschen.` }))
  server.use(http.get('*/api/v1/provider', () => HttpResponse.json(provider)))
  const session = sessionOf('authorised')
  render(spoken(<InstructionPage id={id} session={session} reviewed={null} go={go} />))
  expect(await screen.findByText(`Name mit Geburtsdatum: „${patient}“`)).toBeTruthy()
  expect(screen.getByRole('link', { name: /weiter zur Bestätigung/u })).toBeTruthy()
})

it('keeps nobody from saving', async () => {
  server.use(
    http.post('*/api/v1/instructions', () => HttpResponse.json(instruction(), { status: 201 })),
  )
  await write(`Bitte ${patient} löschen.`)
  await userEvent.click(screen.getByLabelText(/Daten löschen/u))
  await userEvent.type(screen.getByLabelText('Titel'), 'Akte')
  await userEvent.click(screen.getByRole('button', { name: 'Entwurf speichern' }))
  await waitFor(() => expect(go).toHaveBeenCalledWith(`/weisungen/${id}`))
})

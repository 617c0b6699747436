import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { refuse } from '../test/server.ts'
import { spoken } from '../test/spoken.tsx'
import { KeyPages, stored } from './sample.tsx'

function open() {
  const went: string[] = []
  return { went, ...render(spoken(<KeyPages went={went} />)) }
}

const field = (name: string) => screen.findByRole<HTMLInputElement>('textbox', { name })
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))
const next = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Weiter zum Prüfen' })
const isReviewed = () => screen.findByRole('heading', { name: 'Prüfen und bestätigen' })
async function review(to: string) {
  await userEvent.type(await field('An wen'), to)
  await userEvent.click(next())
  await isReviewed()
}
async function confirm() {
  await userEvent.type(await screen.findByRole('textbox', { name: /Authenticator-App/u }), '123456')
  await press('Verbindlich übergeben')
}
const secondFactor = { kind: 'totp', code: '123456' }

it('leads from the form over the review of exactly what is sent to the receipt', async () => {
  const state = stored()
  const { went } = open()
  await review(' Lukas ')
  expect(screen.getByText('Empfänger').nextElementSibling?.textContent).toBe('Lukas')
  expect(state.sent).toEqual([])
  await confirm()
  expect(await screen.findByRole('heading', { name: 'Schlüssel übergeben' })).toBeTruthy()
  expect(screen.getAllByText('Q-2026-00099')).toHaveLength(2)
  expect(went).toEqual(['/key/hand-over?step=review', '/key?receipt=1'])
  expect(state.sent).toEqual([{ body: { door: 'Praxis', to: 'Lukas', secondFactor }, seen: '"1"' }])
})

it('keeps what was typed through the end of a session, and nothing once it is done', async () => {
  stored()
  const { unmount } = open()
  await review('Lukas')
  unmount()
  const again = open()
  expect((await field('An wen')).value).toBe('Lukas')
  await userEvent.click(next())
  await confirm()
  await screen.findByRole('heading', { name: 'Schlüssel übergeben' })
  again.unmount()
  open()
  expect((await field('An wen')).value).toBe('')
})

it('keeps nothing of what was typed and taken back', async () => {
  stored()
  const { unmount } = open()
  await userEvent.type(await field('An wen'), 'x')
  await userEvent.clear(await field('An wen'))
  unmount()
  open()
  expect((await field('An wen')).value).toBe('')
})

it('leaves the review and what was typed as they are when the code is refused', async () => {
  const state = stored()
  state.refusal = () => refuse(403, { code: 'step-up-rejected', reason: 'wrong' })
  open()
  await review('Lukas')
  await confirm()
  expect(await screen.findByText(/Dieser Code stimmt nicht/u)).toBeTruthy()
  expect(screen.getByText('Empfänger').nextElementSibling?.textContent).toBe('Lukas')
  await press('Rückwärts')
  expect((await field('An wen')).value).toBe('Lukas')
  await userEvent.click(next())
  await isReviewed()
  expect(screen.queryByText(/Dieser Code stimmt nicht/u)).toBeNull()
  state.refusal = null
  await confirm()
  await screen.findByRole('heading', { name: 'Schlüssel übergeben' })
})

it('says at the field what the server finds wrong with it, back at the form', async () => {
  const state = stored()
  const issues = [{ path: '/to', code: 'control-characters', message: '' }]
  state.refusal = () => refuse(400, { code: 'invalid', issues })
  const { went } = open()
  await review('Lukas')
  await confirm()
  expect(await screen.findByText(/unsichtbare Steuerzeichen/u)).toBeTruthy()
  expect((await field('An wen')).value).toBe('Lukas')
  await vi.waitFor(async () => expect(document.activeElement).toBe(await field('An wen')))
  expect(went.at(-1)).toBe('/key/hand-over')
})

it('shows a change that came first, keeps what was typed and follows where nothing was', async () => {
  const state = stored()
  open()
  await review('Lukas')
  state.key = { ...state.key, version: 5, door: 'Keller', holder: 'Petra' }
  await confirm()
  expect(await screen.findByText('Der Stand hat sich inzwischen geändert.')).toBeTruthy()
  expect(screen.getByRole('heading', { name: 'Schlüssel von Petra' })).toBeTruthy()
  expect(screen.getByText(/Was Sie geschrieben haben, steht noch da/u)).toBeTruthy()
  expect(next().disabled).toBe(true)
  await press('Gesehen, weiter mit dem neuen Stand')
  expect((await field('An wen')).value).toBe('Lukas')
  expect((await field('Tür')).value).toBe('Keller')
  await userEvent.click(next())
  await confirm()
  await vi.waitFor(() =>
    expect(state.sent).toEqual([
      { body: { door: 'Keller', to: 'Lukas', secondFactor }, seen: '"5"' },
    ]),
  )
})

it('notices a change also after a session has ended in between', async () => {
  const state = stored()
  const { unmount } = open()
  await userEvent.type(await field('An wen'), 'Lukas')
  unmount()
  state.key = { ...state.key, version: 2, holder: 'Petra' }
  open()
  expect(await screen.findByText('Der Stand hat sich inzwischen geändert.')).toBeTruthy()
  expect((await field('An wen')).value).toBe('Lukas')
})

it('says that the act is no longer possible, and leaves what was typed where it is', async () => {
  const state = stored()
  open()
  await review('Lukas')
  state.key = { ...state.key, version: 2, isLost: true }
  await confirm()
  expect(await screen.findByText('Dieser Schritt ist nicht mehr möglich.')).toBeTruthy()
  expect((await field('An wen')).value).toBe('Lukas')
  expect(next().disabled).toBe(true)
  expect(state.sent).toEqual([])
})

it('asks nothing where the act was not possible to begin with', async () => {
  const state = stored()
  state.key = { ...state.key, isLost: true }
  open()
  expect(await screen.findByText('Dieser Schritt ist nicht mehr möglich.')).toBeTruthy()
  expect(screen.queryByRole('textbox')).toBeNull()
})

it('holds still while it is under way, whatever comes in meanwhile', async () => {
  const state = stored()
  const { promise, resolve } = Promise.withResolvers<void>()
  state.gate = promise
  open()
  await review('Lukas')
  await confirm()
  await userEvent.type(
    await screen.findByRole('textbox', { name: /Authenticator-App/u }),
    '{enter}',
  )
  state.key = { ...state.key, version: 2, holder: 'Petra' }
  const before = state.looks
  await press('Neu laden')
  await vi.waitFor(() => expect(state.looks).toBe(before + 1))
  await isReviewed()
  expect(screen.getByRole('heading', { name: 'Schlüssel von Anna' })).toBeTruthy()
  expect(screen.queryByText('Der Stand hat sich inzwischen geändert.')).toBeNull()
  resolve()
  expect(state.tries).toBe(1)
  expect(await screen.findByText('Der Stand hat sich inzwischen geändert.')).toBeTruthy()
})

it('goes back from the review to the form, and reviews anew what was changed there', async () => {
  stored()
  open()
  await review('Lukas')
  await press('Rückwärts')
  expect((await field('An wen')).value).toBe('Lukas')
  await press('Vorwärts')
  await isReviewed()
  await press('Rückwärts')
  await userEvent.type(await field('An wen'), ' H.')
  await press('Vorwärts')
  expect((await field('An wen')).value).toBe('Lukas H.')
  await userEvent.click(next())
  await isReviewed()
  expect(screen.getByText('Empfänger').nextElementSibling?.textContent).toBe('Lukas H.')
})

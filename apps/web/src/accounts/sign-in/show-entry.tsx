import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { vi } from 'vitest'
import { spoken } from '../../test/spoken.tsx'
import type { Entrance } from '../entry/entrance.ts'
import { SignIn } from './sign-in.tsx'

export const token = 'a-token-of-more-than-twenty-characters'
export const goodPassword = 'ein langes gutes Passwort'

/** The pages before a session, for tests. Returns what is called once the person is inside. */
export function showEntry(entrance: Entrance = { way: 'sign-in' }) {
  const onDone = vi.fn<() => void>()
  render(spoken(<SignIn entrance={entrance} onDone={onDone} />))
  return onDone
}

export const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }))

export const type = async (label: string | RegExp, text: string) =>
  userEvent.type(await screen.findByLabelText(label), text)

export async function givePassword(password = goodPassword) {
  await type('E-Mail-Adresse', 'anna@praxis.example')
  await type('Passwort', password)
  await press('Weiter')
}

export const valueOf = (label: string | RegExp) =>
  screen.getByLabelText<HTMLInputElement>(label).value

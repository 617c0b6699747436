import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { spoken } from '../../test/spoken.tsx'
import { OneTimeCode } from './one-time-code.tsx'

function Asked() {
  const [code, setCode] = useState('')
  return <OneTimeCode value={code} onChange={setCode} />
}

it('takes a code pasted with a space in it', async () => {
  render(spoken(<Asked />))
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: /Authenticator-App/u })
  await userEvent.click(field)
  await userEvent.paste('123 456')
  expect(field.value).toBe('123456')
  expect(field.autocomplete).toBe('one-time-code')
  expect(field.inputMode).toBe('numeric')
})

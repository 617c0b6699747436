import { contractText } from '@portal/domain/agreements/contract-text'
import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { spoken } from '../../test/spoken.tsx'
import { Paragraphs } from './paragraphs.tsx'

function Editor() {
  const [text, setText] = useState(contractText)
  return <Paragraphs value={text} onChange={setText} errorMessage={undefined} />
}

it('keeps the focus on a paragraph that is struck by keys, and where it is put back', async () => {
  render(spoken(<Editor />))
  screen.getByRole('button', { name: /^Streichen\s*Absatz 3$/u }).focus()
  await userEvent.keyboard('{Enter}')
  expect(document.activeElement?.textContent).toMatch(/^Wieder einsetzen/u)
  await userEvent.keyboard('{Enter}')
  const row = document.activeElement?.closest('[role="group"]')
  expect(row?.getAttribute('aria-label')).toBe('Absatz 3')
})

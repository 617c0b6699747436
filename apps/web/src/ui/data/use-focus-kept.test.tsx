import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { spoken } from '../../test/spoken.tsx'
import { Button } from '../basics/button.tsx'
import { ConfirmDialog } from '../basics/dialog.tsx'
import { useFocusKept } from './use-focus-kept.ts'

/** Rows of which each can be removed: at once, or after a question. */
function Rows({ isAsking = false, mayAdd = true }: { isAsking?: boolean; mayAdd?: boolean }) {
  const [rows, setRows] = useState(['a', 'b', 'c'])
  const [asked, setAsked] = useState<string | null>(null)
  const remove = (row: string) => setRows((all) => all.filter((each) => each !== row))
  return (
    <>
      <div {...useFocusKept<HTMLDivElement>()} data-testid="list">
        {rows.map((row) => (
          <p key={row} data-remove>
            <Button onClick={() => (isAsking ? setAsked(row) : remove(row))}>{row}</Button>
            <ConfirmDialog
              title="Remove?"
              isOpen={asked === row}
              onClose={() => setAsked(null)}
              onConfirm={() => remove(row)}
              isPending={false}
              error={null}
              confirmLabel="Yes"
            >
              <p>Sure?</p>
            </ConfirmDialog>
          </p>
        ))}
        {mayAdd && <Button>Add</Button>}
      </div>
      <Button onClick={() => remove('a')}>Elsewhere</Button>
    </>
  )
}
const focused = () => document.activeElement?.textContent
async function pressOn(name: string) {
  screen.getByRole('button', { name }).focus()
  await userEvent.keyboard('{Enter}')
}

it('goes on to the row in the place of the one removed, else to the one before, else to what is left', async () => {
  render(spoken(<Rows />))
  await pressOn('b')
  expect(focused()).toBe('c')
  await userEvent.keyboard('{Enter}')
  expect(focused()).toBe('a')
  await userEvent.keyboard('{Enter}')
  expect(focused()).toBe('Add')
})

it('stays with the list where nothing is left in it', async () => {
  render(spoken(<Rows mayAdd={false} />))
  for (const name of ['a', 'b', 'c']) await pressOn(name)
  expect(document.activeElement).toBe(screen.getByTestId('list'))
})

it('goes on after a question, too', async () => {
  render(spoken(<Rows isAsking />))
  await pressOn('b')
  await userEvent.click(await screen.findByRole('button', { name: 'Yes' }))
  await waitFor(() => expect(focused()).toBe('c'))
})

it('leaves the focus alone that stands elsewhere', async () => {
  render(spoken(<Rows />))
  screen.getByRole('button', { name: 'a' }).focus()
  await pressOn('Elsewhere')
  expect(screen.queryByRole('button', { name: 'a' })).toBeNull()
  expect(focused()).toBe('Elsewhere')
})

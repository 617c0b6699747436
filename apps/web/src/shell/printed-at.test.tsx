import { act, render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { AppError } from '@portal/domain/fault'
import { useRef, useState } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { spoken } from '../test/spoken.tsx'
import { LoadMore } from '../ui/data/load-more.tsx'
import { PrintedAt } from './printed-at.tsx'

afterEach(() => void vi.unstubAllGlobals())

const list = (hasNextPage: boolean) => ({
  hasNextPage,
  isFetchingNextPage: false,
  isFetchNextPageError: false,
  error: null,
  fetchNextPage: async () => ({ hasNextPage: false, isFetchNextPageError: false }),
})

/** A list of so many pages that are not loaded yet. */
function Pages({ left, loads = true }: { left: number; loads?: boolean }) {
  const now = useRef(0)
  const [loaded, setLoaded] = useState(0)
  const fetchNextPage = async () => {
    if (loads) setLoaded(++now.current)
    return { hasNextPage: now.current < left, isFetchNextPageError: !loads }
  }
  return (
    <>
      <p>{loaded} geladen</p>
      <LoadMore {...list(loaded < left)} fetchNextPage={fetchNextPage} />
    </>
  )
}

/** What stood on the page each time it was printed. */
function printed() {
  const seen: (string | null)[] = []
  vi.stubGlobal('print', () => seen.push(document.body.textContent))
  return seen
}

const ways = {
  'with the button': async () =>
    userEvent.click((await screen.findAllByRole('button', { name: 'Ganze Liste drucken' }))[0]!),
  'with Ctrl+P': () => userEvent.keyboard('{Control>}p{/Control}'),
  'with Cmd+P': () => userEvent.keyboard('{Meta>}p{/Meta}'),
}

it.each(Object.entries(ways))(
  'loads every list of a page to its end before it is printed %s, once',
  async (_, press) => {
    const seen = printed()
    render(
      spoken(
        <>
          <Pages left={3} />
          <Pages left={12} />
        </>,
      ),
    )
    await press()
    await waitFor(() => expect(seen).toHaveLength(1))
    expect(seen[0]).toContain('3 geladen')
    expect(seen[0]).toContain('12 geladen')
    expect(seen[0]).not.toContain('Die Liste geht weiter')
  },
)

it('prints a list beyond every measure as far as is sensible, and says so', async () => {
  const seen = printed()
  render(spoken(<Pages left={1_000} />))
  await userEvent.keyboard('{Control>}p{/Control}')
  await waitFor(() => expect(seen).toHaveLength(1))
  expect(seen[0]).toContain('40 geladen')
  expect(seen[0]).toContain('länger, als sich auf einmal drucken lässt')
})

it('prints what is there where the rest does not come', async () => {
  const seen = printed()
  render(spoken(<Pages left={3} loads={false} />))
  await userEvent.keyboard('{Control>}p{/Control}')
  await waitFor(() => expect(seen).toHaveLength(1))
  expect(seen[0]).toContain('Die Liste geht weiter')
})

it('leaves printing to the browser where all is loaded', async () => {
  const seen = printed()
  render(spoken(<Pages left={0} />))
  await userEvent.keyboard('{Control>}p{/Control}')
  expect(seen).toEqual([])
})

it('says why more of a list did not come', () => {
  const error = new AppError({ code: 'unavailable', retryAfter: 5 })
  render(spoken(<LoadMore {...list(true)} isFetchNextPageError error={error} />))
  expect(screen.getByRole('alert').textContent).not.toBe('')
})

it('names whose data is printed, and the time at which it is', () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-28T08:00:00Z') })
  render(spoken(<PrintedAt of="Praxis Sommer" />))
  vi.setSystemTime(new Date('2026-11-28T09:30:00Z'))
  act(() => void dispatchEvent(new Event('beforeprint')))
  vi.useRealTimers()
  expect(screen.getByText('Praxis Sommer').closest('[data-print=only]')?.textContent).toMatch(
    /Stand vom .*10:30/u,
  )
})

it('says on paper where a list goes on that was loaded in part', () => {
  const page = (hasNextPage: boolean) => <LoadMore {...list(hasNextPage)} />
  const { rerender } = render(spoken(page(true)))
  expect(screen.getByText(/Die Liste geht weiter/u).closest('[data-print=only]')).toBeTruthy()
  rerender(spoken(page(false)))
  expect(screen.queryByText(/Die Liste geht weiter/u)).toBeNull()
})

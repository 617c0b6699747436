import { act, render, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { spoken } from '../test/spoken.tsx'
import { LoadMore } from '../ui/data/load-more.tsx'
import { PrintedAt } from './printed-at.tsx'

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
  const page = (hasNextPage: boolean) => (
    <LoadMore hasNextPage={hasNextPage} isFetchingNextPage={false} fetchNextPage={async () => {}} />
  )
  const { rerender } = render(spoken(page(true)))
  expect(screen.getByText(/Die Liste geht weiter/u).closest('[data-print=only]')).toBeTruthy()
  rerender(spoken(page(false)))
  expect(screen.queryByText(/Die Liste geht weiter/u)).toBeNull()
})

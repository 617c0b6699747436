import { useQuery } from '@tanstack/react-query'
import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { afterEach, expect, it, vi } from 'vitest'
import { session } from '../accounts/account/sample.ts'
import { workFor } from '../platform/http/active-client.ts'
import { Empty, http as call } from '../platform/http/http.ts'
import { server } from '../test/server.ts'
import { spoken } from '../test/spoken.tsx'
import { WhoseData } from './whose-data.tsx'

const mine = '0198c5a2-0000-7000-8000-0000000000c1'
const other = '0198c5a2-0000-7000-8000-0000000000c2'
const membership = { role: 'manager' as const, authorised: false }

vi.mock('../platform/navigation/leave.ts', () => ({ leaveFor: () => new Promise(() => {}) }))
afterEach(() => workFor(null))

function Page() {
  useQuery({ queryKey: ['page'], queryFn: () => call('GET', '/page', Empty) })
  return null
}

it('switches whatever this window shows, and asks for nothing more in the name of the client left behind', async () => {
  workFor(mine)
  const asked: (string | null)[] = []
  server.use(
    http.get('*/api/v1/page', ({ request }) => {
      asked.push(request.headers.get('x-client'))
      return HttpResponse.json(null)
    }),
    http.post('*/api/v1/session/client', ({ request }) => {
      asked.push(request.headers.get('x-client'))
      return new HttpResponse(null, { status: 204 })
    }),
  )
  const memberships = [
    { clientId: mine, clientName: 'Praxis Sommer', ...membership },
    { clientId: other, clientName: 'Praxis Winter', ...membership },
  ]
  const activeClient = { id: mine, name: 'Praxis Sommer' }
  render(
    spoken(
      <>
        <Page />
        <WhoseData session={session({ memberships, activeClient })} />
      </>,
    ),
  )
  await waitFor(() => expect(asked).toEqual([mine]))
  await userEvent.click(screen.getByText('Praxis Winter'))
  await waitFor(() => expect(asked).toEqual([mine, null]))
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(asked).toEqual([mine, null])
})

import type { FactorList, OpenSession } from '@portal/domain/accounts/factors'
import { render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { useReauthenticationAsked } from '../reauthentication/reauthentication.ts'
import { server } from '../../test/server.ts'
import { spoken } from '../../test/spoken.tsx'
import { AccountPage } from './account-page.tsx'
import { ReauthenticationDialog } from '../reauthentication/reauthentication-dialog.tsx'
import { factors, here, session } from './sample.ts'

export const done = () => new HttpResponse(null, { status: 204 })

/** For tests: the account as the server keeps it; what was sent stands in `sent`. */
export function account(list: FactorList = factors(), open: OpenSession[] = [here]) {
  const state = { factors: list, sessions: open, sent: [] as unknown[] }
  server.use(
    http.get('*/api/v1/account/factors', () => HttpResponse.json(state.factors)),
    http.get('*/api/v1/account/sessions', () =>
      HttpResponse.json({ items: state.sessions, nextCursor: null }),
    ),
  )
  return state
}

function Question() {
  const asked = useReauthenticationAsked()
  return asked && <ReauthenticationDialog settle={asked.settle} />
}

export const show = (hash = '') =>
  render(
    spoken(
      <>
        <AccountPage session={session()} hash={hash} />
        <Question />
      </>,
    ),
  )

export const press = async (name: string | RegExp, inside: HTMLElement = document.body) =>
  userEvent.click(await within(inside).findByRole('button', { name }))
export const dialog = (name: string | RegExp) => screen.findByRole('dialog', { name })

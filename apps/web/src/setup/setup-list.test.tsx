import type { Setup, SetupLine } from '@portal/domain/setup/contract'
import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it, vi } from 'vitest'
import { refuse, server } from '../test/server.ts'
import { spoken } from '../test/spoken.tsx'
import { announce, LiveRegion } from '../ui/basics/live-region.tsx'
import { SetupList } from './setup-list.tsx'

const postponed = { at: '2026-11-20T08:12:00.000Z', by: 'Robert Zerer' }
let backup: SetupLine
let finishedAt: string | null
let reads: number

beforeEach(() => {
  backup = { step: 'backup', state: 'open', have: null, left: null, postponed: null }
  finishedAt = null
  reads = 0
  // What an earlier test said is over.
  announce('')
  server.use(
    http.get('*/api/v1/setup', () => {
      reads += 1
      return HttpResponse.json({ finishedAt, steps: [backup] } satisfies Setup)
    }),
    http.put('*/api/v1/setup/backup/postponement', () => {
      backup = { ...backup, postponed }
      return new HttpResponse(null, { status: 204 })
    }),
    http.delete('*/api/v1/setup/backup/postponement', () => {
      backup = { ...backup, postponed: null }
      return new HttpResponse(null, { status: 204 })
    }),
    http.put('*/api/v1/setup/completion', () => {
      finishedAt = postponed.at
      return new HttpResponse(null, { status: 204 })
    }),
  )
})

const show = (onSignedOut?: () => void) =>
  render(
    spoken(
      <>
        <SetupList />
        <LiveRegion />
      </>,
      onSignedOut,
    ),
  )
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }))

it('puts a step off, takes it up again and closes the list, reading it anew once each time', async () => {
  show()
  await press('Zurückstellen')
  expect(await screen.findByText('Zurückgestellt.')).toBeTruthy()
  await press('Wieder aufnehmen')
  expect(await screen.findByText('Wieder aufgenommen.')).toBeTruthy()
  await press('Zurückstellen')
  await press('Einrichtung abschließen')
  expect(await screen.findByText('Die Einrichtung ist abgeschlossen.')).toBeTruthy()
  await vi.waitFor(() =>
    expect(screen.queryByRole('button', { name: 'Einrichtung abschließen' })).toBeNull(),
  )
  expect(reads).toBe(5)
})

it.each([
  ['Zurückstellen', 'put', null],
  ['Wieder aufnehmen', 'delete', postponed],
] as const)('says why “%s” was refused, and nothing of a success', async (name, method, was) => {
  backup = { ...backup, postponed: was }
  server.use(
    http[method]('*/api/v1/setup/backup/postponement', () =>
      refuse(401, { code: 'unauthenticated' }),
    ),
  )
  const onSignedOut = vi.fn<() => void>()
  show(onSignedOut)
  await press(name)
  expect((await screen.findByRole('alert')).textContent).toContain('Sitzung ist beendet')
  expect(screen.getByRole('status').textContent).toBe('')
  expect(onSignedOut).toHaveBeenCalledOnce()
  expect(await screen.findByRole('button', { name })).toBeTruthy()
})

import { type Holder, may, type Permission } from '@portal/domain/access'
import type { Home } from '@portal/domain/home/contract'
import { render, screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, it } from 'vitest'
import { server } from '../test/server.ts'
import { spoken } from '../test/spoken.tsx'
import { HomePage } from './home-page.tsx'

const allowed = (holder: Holder) => (permission: Permission) => may(holder, permission)
const authorised = allowed({ side: 'client', role: 'member', authorised: true })
const owner = allowed({ side: 'provider', role: 'owner' })

const id = '0198c5a2-0000-7000-8000-000000000001'
const since = '2026-11-20T08:12:00.000Z'
const quiet: Home = {
  tasks: [],
  underWay: [],
  figures: { clients: 1, openInstructions: 0, openNotices: 0 },
}

const answer = (home: Partial<Home>) =>
  server.use(http.get('*/api/v1/home', () => HttpResponse.json({ ...quiet, ...home })))

it('says first what needs doing, and leads there', async () => {
  answer({
    tasks: [
      {
        kind: 'notice',
        id,
        number: 'M-2026-0004',
        noticeKind: 'incident',
        severity: 'urgent',
        title: 'Erste Meldung',
        since,
        opened: false,
      },
    ],
  })
  render(spoken(<HomePage side="client" may={authorised} clientName={null} />))
  expect(
    await screen.findByRole('heading', { level: 1, name: 'Eine Sache ist zu tun' }),
  ).toBeTruthy()
  const task = within(screen.getByRole('list', { name: 'Zu tun' }))
  expect(task.getByRole('link', { name: 'Erste Meldung' }).getAttribute('href')).toBe(
    `/mitteilungen/${id}`,
  )
  expect(task.getByText('dringend')).toBeTruthy()
  expect(task.getByText('Lesen und Kenntnisnahme bestätigen')).toBeTruthy()
  expect(task.getByText('20.11.2026')).toBeTruthy()
})

it('tells the provider by when an instruction is wished for', async () => {
  answer({
    tasks: [
      {
        kind: 'instruction',
        id,
        number: 'W-2026-0007',
        status: 'submitted',
        instructionKind: 'erasure',
        urgency: 'urgent',
        title: 'Akte löschen',
        clientName: 'Praxis Sommer',
        since,
        wishedDate: '2026-11-27',
      },
    ],
  })
  render(spoken(<HomePage side="provider" may={owner} clientName={null} />))
  expect(await screen.findByText('27.11.2026')).toBeTruthy()
  expect(screen.getByText('Eingang bestätigen')).toBeTruthy()
})

it('explains itself when nothing is to be done', async () => {
  answer({})
  render(spoken(<HomePage side="client" may={authorised} clientName={null} />))
  expect(
    await screen.findByRole('heading', { level: 1, name: 'Es gibt nichts zu tun' }),
  ).toBeTruthy()
  expect(screen.getByText(/Sobald wir Ihnen etwas mitteilen müssen/u)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Eine Weisung erteilen' })).toBeTruthy()
})

it('asks nothing of somebody who may only read but to read what is new', async () => {
  const notice = {
    kind: 'notice' as const,
    id,
    number: 'M-2026-0004',
    noticeKind: 'incident' as const,
    severity: 'urgent' as const,
    title: 'Erste Meldung',
    since,
    opened: false,
  }
  const draft = {
    kind: 'draft' as const,
    id: '0198c5a2-0000-7000-8000-000000000002',
    title: 'Ein Entwurf',
    instructionKind: 'erasure' as const,
    since,
  }
  answer({ tasks: [notice, draft] })
  const viewer = allowed({ side: 'client', role: 'viewer', authorised: false })
  render(spoken(<HomePage side="client" may={viewer} clientName="Praxis Sommer" />))
  expect(
    await screen.findByRole('heading', { level: 1, name: 'Eine Mitteilung ist ungelesen' }),
  ).toBeTruthy()
  expect(screen.getByText('Lesen')).toBeTruthy()
  expect(screen.queryByText('Ein Entwurf')).toBeNull()
  expect(screen.getByText(/Für Praxis Sommer/u)).toBeTruthy()
})

it('tells a member that an authorised person has to give the instruction', async () => {
  answer({
    tasks: [{ kind: 'draft', id, title: 'Ein Entwurf', instructionKind: 'erasure', since }],
  })
  const member = allowed({ side: 'client', role: 'member', authorised: false })
  render(spoken(<HomePage side="client" may={member} clientName={null} />))
  expect(await screen.findByText('erteilen muss ihn eine weisungsberechtigte Person')).toBeTruthy()
})

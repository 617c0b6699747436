import { type Holder, may, type Permission } from '@portal/domain/access'
import type { SealInUse } from '@portal/domain/evidence/seal'
import type { Home } from '@portal/domain/home/contract'
import type { Beside, Status } from '@portal/domain/instructions/machine'
import { render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { expect, it } from 'vitest'
import { figure } from '../clients/sample.ts'
import { noStamps, sampleSeal } from '../evidence/sample.ts'
import { sampleProvider } from '../provider/sample.ts'
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
  moreTasks: false,
  underWay: [],
  isSettingUp: false,
  isFirstLook: false,
  figures: { clients: figure(1), openInstructions: figure(0), openNotices: figure(0) },
}

const answer = (home: Partial<Home>, seal: Partial<SealInUse> = {}) =>
  server.use(
    http.get('*/api/v1/home', () => HttpResponse.json({ ...quiet, ...home })),
    http.get('*/api/v1/seal', () => HttpResponse.json(sampleSeal(seal))),
    http.get('*/api/v1/backups', () =>
      HttpResponse.json({ state: 'due', last: null, failure: null, ending: null, keys: [] }),
    ),
    http.get('*/api/v1/evidence/alarms', () =>
      HttpResponse.json({
        items: [],
        nextCursor: null,
        checkedAt: since,
        stamps: noStamps,
        checks: [],
        open: null,
        notedAt: null,
      }),
    ),
  )

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
        acknowledged: false,
      },
    ],
  })
  render(spoken(<HomePage side="client" may={authorised} client={null} />))
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
        beside: [],
        instructionKind: 'erasure',
        proposedBy: null,
        urgency: 'urgent',
        title: 'Akte löschen',
        clientName: 'Praxis Sommer',
        since,
        wishedDate: '2026-11-27',
      },
    ],
  })
  render(spoken(<HomePage side="provider" may={owner} client={null} />))
  expect(await screen.findByText('27.11.2026')).toBeTruthy()
  expect(screen.getByText('Eingang bestätigen')).toBeTruthy()
})

it('says in words that the provider has let a wished day pass', async () => {
  const late = { ...waiting('06', 'in_progress'), wishedDate: '2020-01-31' }
  answer({ tasks: [late] })
  render(spoken(<HomePage side="provider" may={owner} client={null} />))
  expect((await screen.findByText('31.01.2020')).parentElement?.textContent).toBe(
    'bis 31.01.2020, überschritten',
  )
})

it('tells the provider of a notice that did not reach all', async () => {
  const fields = {
    id,
    number: 'M-2026-0004',
    noticeKind: 'disruption' as const,
    title: 'Wartung',
    since,
    clients: 50,
  }
  answer({ tasks: [{ kind: 'notice_unreached', ...fields }] })
  render(spoken(<HomePage side="provider" may={owner} client={null} />))
  expect(await screen.findByText('nicht angekommen')).toBeTruthy()
  expect(screen.getByText('50 Auftraggeber haben sie noch nicht erhalten')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Wartung' }).getAttribute('href')).toBe(
    `/mitteilungen/${id}`,
  )
})

it('C shows a breach in its own colour until it is done, to the client and to the provider', async () => {
  const shared = { id, number: 'M-2026-0004', severity: 'important' as const, since }
  answer({
    tasks: [
      {
        ...shared,
        kind: 'notice',
        noticeKind: 'disruption',
        title: 'Wartung',
        opened: true,
        acknowledged: false,
      },
      {
        ...shared,
        kind: 'notice',
        noticeKind: 'incident',
        title: 'Vorfall',
        opened: true,
        acknowledged: false,
      },
    ],
  })
  const { unmount } = render(spoken(<HomePage side="client" may={authorised} client={null} />))
  await screen.findByText('Vorfall')
  const shown = () =>
    within(screen.getByRole('list', { name: 'Zu tun' }))
      .getAllByRole('listitem')
      .filter((item) => item.querySelector('h2'))
      .map((item) => [item.querySelector('h2 a')?.textContent, item.dataset['breach'] === 'true'])
  expect(shown()).toEqual([
    ['Vorfall', true],
    ['Wartung', false],
  ])
  unmount()
  answer({ tasks: [{ ...shared, kind: 'breach', title: 'Vorfall', clients: 3, unopened: 1 }] })
  render(spoken(<HomePage side="provider" may={owner} client={null} />))
  expect(await screen.findByText('3 Auftraggeber haben sie noch nicht bestätigt')).toBeTruthy()
  expect(screen.getByText('1 Auftraggeber hat sie noch nicht geöffnet')).toBeTruthy()
  expect(shown()).toEqual([['Vorfall', true]])
})

it('says that nobody can sign an offered agreement, and leads to the invitation of who could', async () => {
  const clientIds = ['019c0000-0000-7000-8000-0000000000b2']
  answer({ tasks: [{ kind: 'offers_without_signer', count: 1, more: false, since, clientIds }] })
  render(spoken(<HomePage side="provider" may={owner} client={null} />))
  const title = 'Einen angebotenen Vertrag kann niemand unterschreiben'
  const task = await screen.findByRole('link', { name: new RegExp(title, 'u') })
  expect(task.getAttribute('href')).toBe(`/kunden/einladen?auswahl=${clientIds[0]}`)
})

it('counts for the provider up to a hundred', async () => {
  answer({
    tasks: [{ kind: 'mail_failed', count: 100, more: true, since }],
    figures: { clients: figure(1), openInstructions: figure(100, true), openNotices: figure(100) },
  })
  render(spoken(<HomePage side="provider" may={owner} client={null} />))
  expect(await screen.findByText('100+ E-Mails sind nicht zustellbar')).toBeTruthy()
  for (const [name, href] of Object.entries({
    '1 Auftraggeber': '/kunden',
    '100+ offene Weisungen': '/weisungen',
    '100 ungelesene Mitteilungen': '/mitteilungen',
  }))
    expect(screen.getByRole('link', { name }).getAttribute('href')).toBe(href)
})

it('explains itself when nothing is to be done', async () => {
  answer({})
  render(spoken(<HomePage side="client" may={authorised} client={null} />))
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
    acknowledged: false,
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
  render(
    spoken(
      <HomePage
        side="client"
        may={viewer}
        client={{ id, name: 'Praxis Sommer', isOneOfMany: true }}
      />,
    ),
  )
  expect(
    await screen.findByRole('heading', { level: 1, name: 'Eine Mitteilung ist ungelesen' }),
  ).toBeTruthy()
  expect(screen.getByText('Lesen')).toBeTruthy()
  const own = within(screen.getByRole('list', { name: 'Zu tun' }))
  expect(own.queryByText('Ein Entwurf')).toBeNull()
  const others = within(screen.getByRole('list', { name: 'Wartet auf andere' }))
  expect(others.getByText('Ein Entwurf')).toBeTruthy()
  expect(others.getByText('erteilen muss ihn eine weisungsberechtigte Person')).toBeTruthy()
  expect(screen.getByText(/Für Praxis Sommer/u)).toBeTruthy()
})

it('tells a member that an authorised person has to give the instruction', async () => {
  answer({
    tasks: [{ kind: 'draft', id, title: 'Ein Entwurf', instructionKind: 'erasure', since }],
  })
  const member = allowed({ side: 'client', role: 'member', authorised: false })
  render(spoken(<HomePage side="client" may={member} client={null} />))
  expect(await screen.findByText('erteilen muss ihn eine weisungsberechtigte Person')).toBeTruthy()
})

const waiting = (last: string, status: Status, number: string | null = 'W-2026-0007') => ({
  kind: 'instruction' as const,
  id: `0198c5a2-0000-7000-8000-0000000000${last}`,
  number,
  status,
  beside: [] as Beside[],
  instructionKind: 'erasure' as const,
  proposedBy: null,
  urgency: 'normal' as const,
  title: `Akte löschen ${last}`,
  clientName: 'Praxis Sommer',
  since,
  wishedDate: null,
})

it('lets a client answer a concern before anything else about its instructions', async () => {
  answer({
    tasks: [
      waiting('01', 'executed'),
      waiting('02', 'awaiting_countersignature', null),
      waiting('03', 'awaiting_confirmation'),
      waiting('04', 'awaiting_cost_approval'),
      waiting('05', 'suspended'),
    ],
  })
  render(spoken(<HomePage side="client" may={authorised} client={null} />))
  const list = within(await screen.findByRole('list', { name: 'Zu tun' }))
  expect(list.getAllByRole('heading').map(({ textContent }) => textContent?.slice(-2))).toEqual([
    '05',
    '04',
    '03',
    '02',
    '01',
  ])
  for (const act of [
    'Bedenken lesen und antworten',
    'Über die Kosten entscheiden',
    'Lesen, bestätigen oder zurückweisen',
    'Prüfen und gegenzeichnen',
    'Ergebnis prüfen und annehmen',
  ])
    expect(list.getByText(act)).toBeTruthy()
  expect(list.getByText('Weisung, noch ohne Nummer')).toBeTruthy()
  expect(list.queryByText('Praxis Sommer')).toBeNull()
})

it('says what is open beside the state to whose it is', async () => {
  const oral = {
    ...waiting('01', 'in_progress'),
    beside: ['confirmation' as const, 'costs' as const],
  }
  const costs = { ...waiting('02', 'in_review'), beside: ['costs' as const] }
  answer({ tasks: [costs, oral] })
  render(spoken(<HomePage side="client" may={authorised} client={null} />))
  const list = within(await screen.findByRole('list', { name: 'Zu tun' }))
  expect(list.getByText('Lesen, bestätigen oder zurückweisen')).toBeTruthy()
  expect(list.getByText('Über die Kosten entscheiden')).toBeTruthy()
})

it('lets a contested execution stand out among the tasks of the provider', async () => {
  answer({ tasks: [{ ...waiting('01', 'closed'), beside: ['contest' as const] }] })
  render(spoken(<HomePage side="provider" may={owner} client={null} />))
  expect(await screen.findByText('nicht vom Auftraggeber')).toBeTruthy()
  expect(screen.getByText(/Mit dem Auftraggeber klären/u)).toBeTruthy()
})

it('says no number of what is to be done where there is more than it shows', async () => {
  answer({ tasks: [waiting('01', 'submitted'), waiting('02', 'submitted')], moreTasks: true })
  render(spoken(<HomePage side="provider" may={owner} client={null} />))
  expect(
    await screen.findByRole('heading', { level: 1, name: 'Mehr als 2 Dinge sind zu tun' }),
  ).toBeTruthy()
  expect(screen.getByText(/Hier steht nur das Dringendste/u)).toBeTruthy()
})

const unread = (last: string, opened: boolean): Home['tasks'][number] => ({
  kind: 'notice',
  id: `0198c5a2-0000-7000-8000-0000000000${last}`,
  number: `M-2026-00${last}`,
  noticeKind: 'incident',
  severity: 'info',
  title: `Meldung ${last}`,
  since,
  opened,
  acknowledged: false,
})

it.each([
  [[unread('01', false), unread('02', true)], 'Mindestens eine Mitteilung ist ungelesen'],
  [[unread('01', true)], 'Von den dringendsten Mitteilungen ist alles gelesen'],
  // All notices stand before everything else, and so are shown.
  [[unread('01', false), waiting('03', 'executed')], 'Eine Mitteilung ist ungelesen'],
])('tells a viewer of unread notices no more than is known', async (tasks, name) => {
  answer({ tasks, moreTasks: true })
  const viewer = allowed({ side: 'client', role: 'viewer', authorised: false })
  render(spoken(<HomePage side="client" may={viewer} client={null} />))
  expect(await screen.findByRole('heading', { level: 1, name })).toBeTruthy()
})

it('tells a member who has to answer a concern', async () => {
  answer({ tasks: [waiting('05', 'suspended')] })
  const member = allowed({ side: 'client', role: 'member', authorised: false })
  render(spoken(<HomePage side="client" may={member} client={null} />))
  expect(await screen.findByText('entscheiden muss eine weisungsberechtigte Person')).toBeTruthy()
  expect(screen.getByText('Ansehen')).toBeTruthy()
})

it('B5 puts a changed evidence log before everything else of the provider’s, and of the client’s', async () => {
  const changed = {
    kind: 'evidence_alarm' as const,
    id,
    clientName: 'Praxis Sommer',
    count: 2,
    since,
  }
  answer({ tasks: [changed, waiting('01', 'submitted')] })
  const { unmount } = render(spoken(<HomePage side="provider" may={owner} client={null} />))
  const list = within(await screen.findByRole('list', { name: 'Zu tun' }))
  const [first] = list.getAllByRole('heading')
  expect(first?.textContent).toContain('Ein Nachweisprotokoll ist nicht, wie es geschrieben wurde')
  expect(within(first!).getByRole('link').getAttribute('href')).toBe(`/nachweise?kunde=${id}`)
  expect(list.getByText('2 Abweichungen')).toBeTruthy()
  expect(list.getByText('Prüfen und mit Begründung beenden')).toBeTruthy()
  unmount()
  const viewer = allowed({ side: 'client', role: 'viewer', authorised: false })
  answer({ tasks: [changed, unread('01', false)] })
  const second = render(spoken(<HomePage side="client" may={viewer} client={null} />))
  expect(
    await screen.findByRole('heading', { level: 1, name: '2 Dinge sind zu lesen' }),
  ).toBeTruthy()
  expect(screen.getByText('Ihr Nachweisprotokoll ist nicht, wie es geschrieben wurde')).toBeTruthy()
  second.unmount()
  answer({ tasks: [{ ...changed, count: 0 }] })
  render(spoken(<HomePage side="client" may={authorised} client={null} />))
  expect(await screen.findByText('Der Alarm zu Ihrem Nachweisprotokoll ist beendet')).toBeTruthy()
  expect(screen.getByText('Begründung lesen')).toBeTruthy()
})

it.each([
  ['is told', true, 1],
  ['hears nothing of it where somebody does', false, 0],
])('B3 that nobody vouches for the seal the provider %s', async (_, needsVouching, banners) => {
  answer({}, { needsVouching })
  render(spoken(<HomePage side="provider" may={owner} client={null} />))
  await screen.findByRole('heading', { level: 1 })
  expect(screen.queryAllByText(/hat dieses Portal selbst ausgestellt/u)).toHaveLength(banners)
})

it('B7 says that there is nothing to do only to somebody who has nothing to do, and to others what waits for whom', async () => {
  const read = { ...unread('01', true), noticeKind: 'disruption' as const }
  const viewer = allowed({ side: 'client', role: 'viewer', authorised: false })
  const member = allowed({ side: 'client', role: 'member', authorised: false })
  const show = async (who: typeof viewer, name: string) => {
    const { unmount } = render(spoken(<HomePage side="client" may={who} client={null} />))
    expect(await screen.findByRole('heading', { level: 1, name })).toBeTruthy()
    const lists = ['Zu tun', 'Wartet auf andere'].map((list) => {
      const found = screen.queryByRole('list', { name: list })
      return found ? within(found).getAllByRole('heading').length : 0
    })
    const said = screen.queryByText(/bestätigen muss, wer in Ihrer Praxis/u) !== null
    unmount()
    return [...lists, said]
  }
  answer({ tasks: [read, waiting('05', 'suspended')] })
  const two = 'Für Sie ist nichts zu tun, 2 Dinge warten auf andere'
  expect(await show(viewer, two)).toEqual([0, 2, true])
  expect(await show(member, 'Eine Sache ist zu tun')).toEqual([1, 1, false])
  expect(await show(authorised, '2 Dinge sind zu tun')).toEqual([2, 0, false])
  // A colleague acknowledged it, and this person has not read it.
  answer({ tasks: [{ ...read, opened: false, acknowledged: true } as typeof read] })
  expect(await show(authorised, 'Eine Sache ist zu tun')).toEqual([1, 0, false])
  expect(await show(viewer, 'Eine Mitteilung ist ungelesen')).toEqual([1, 0, false])
})

it('shows somebody new the agreement in short first, and remembers it when told', async () => {
  const looks: string[] = []
  answer({ isFirstLook: true })
  const nothing = () => HttpResponse.json({ items: [], nextCursor: null })
  server.use(
    http.get('*/api/v1/agreements', nothing),
    http.get('*/api/v1/subprocessors', nothing),
    http.get('*/api/v1/clients/:id/authorised-persons', nothing),
    http.get('*/api/v1/provider', () => HttpResponse.json(sampleProvider)),
    http.put('*/api/v1/first-look', () => {
      looks.push('taken')
      answer({})
      return new HttpResponse(null, { status: 204 })
    }),
  )
  const client = { id, name: 'Praxis Linde', isOneOfMany: false }
  render(spoken(<HomePage side="client" may={authorised} client={client} />))
  expect(await screen.findByText(/noch nicht erfasst/u)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Gesehen, weiter zum Portal' }))
  expect(
    await screen.findByRole('heading', { level: 1, name: 'Es gibt nichts zu tun' }),
  ).toBeTruthy()
  expect(looks).toEqual(['taken'])
})

it('leads an owner through the set-up until the list is closed', async () => {
  const put: string[] = []
  const line = { state: 'done', have: null, left: null, postponed: null }
  const steps = (isBackupLater: boolean) => [
    { ...line, step: 'firm' },
    {
      ...line,
      step: 'backup',
      state: 'open',
      postponed: isBackupLater ? { at: since, by: 'Robert Zerer' } : null,
    },
  ]
  answer({ isSettingUp: true })
  server.use(
    http.get('*/api/v1/setup', () =>
      HttpResponse.json({ finishedAt: null, steps: steps(put.length > 0) }),
    ),
    http.put('*/api/v1/setup/*', ({ request }) => {
      put.push(new URL(request.url).pathname.replace(/.*setup/u, ''))
      if (request.url.endsWith('completion')) answer({})
      return new HttpResponse(null, { status: 204 })
    }),
  )
  render(spoken(<HomePage side="provider" may={owner} client={null} />))
  expect(await screen.findByText(/1 von 2 Schritten/u)).toBeTruthy()
  expect(screen.getByRole('heading', { level: 1 }).textContent).toMatch(
    /Richten Sie das Portal ein/u,
  )
  await userEvent.click(screen.getByRole('button', { name: 'Zurückstellen' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Einrichtung abschließen' }))
  expect(
    await screen.findByRole('heading', { level: 1, name: 'Es gibt nichts zu tun' }),
  ).toBeTruthy()
  expect(put).toEqual(['/backup/postponement', '/completion'])
})

import { createHash } from 'node:crypto'
import { canonicalJson } from '@portal/domain/canonical-json'
import { declarationOf } from '@portal/domain/instructions/declaration'
import { render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { expect, it, vi } from 'vitest'
import { assertion, passkeyBrowser, passkeyRequest } from '../../test/passkeys.ts'
import { server } from '../../test/server.ts'
import { spoken } from '../../test/spoken.tsx'
import { confirmWithCode, issued, review, secondFactor, stored, visit } from '../binding/acting.tsx'
import { AmendPage } from './amend-page.tsx'
import { ConfirmPage } from './confirm-page.tsx'
import { InstructionPage } from '../page/instruction-page.tsx'
import { concern, given, id, sessionOf } from '../sample.ts'

const suspended = () => given({ status: 'suspended', version: 6, concerns: [concern] })
const sha256 = (value: object) => createHash('sha256').update(canonicalJson(value)).digest('hex')
const show = (who: Parameters<typeof sessionOf>[0], receipt: string | null = null) =>
  render(
    spoken(
      <InstructionPage
        id={id}
        session={sessionOf(who)}
        reviewed={null}
        receipt={receipt}
        go={vi.fn<(to: string) => void>()}
      />,
    ),
  )

it('shows the concern as a document of its own, with three equal choices', async () => {
  stored(suspended())
  show('authorised')
  expect(await screen.findByText('§ 630f Abs. 3 BGB')).toBeTruthy()
  expect(screen.getByText('Die Frist läuft noch.')).toBeTruthy()
  expect(screen.getByText('Die Sperrung der Akte.')).toBeTruthy()
  expect(screen.getByText('Zuerst gelesen').nextElementSibling?.textContent).toContain(
    'Miriam Vogt',
  )
  expect(
    screen.getByRole('link', { name: 'Bedenken als gesiegeltes PDF' }).getAttribute('href'),
  ).toBe(`/api/v1/instructions/${id}/concerns/1/content`)
  const choices = ['Trotzdem bestätigen', 'Ändern', 'Widerrufen'].map((name) =>
    screen.getByRole('link', { name }),
  )
  expect(choices.map((link) => link.getAttribute('href'))).toEqual([
    `/weisungen/${id}/bestaetigen`,
    `/weisungen/${id}/aendern`,
    `/weisungen/${id}/widerrufen`,
  ])
  expect(new Set(choices.map((link) => link.className)).size).toBe(1)
  expect(screen.queryByRole('link', { name: 'Weisung widerrufen' })).toBeNull()
})

it('shows a member who may answer, instead of choices that fail', async () => {
  stored(suspended())
  show('member')
  expect(await screen.findByText('Wer darf das entscheiden?')).toBeTruthy()
  expect(screen.queryByRole('link', { name: 'Trotzdem bestätigen' })).toBeNull()
})

it('holds on to the instruction with a code, for the concern that was read, and hands over the receipt', async () => {
  const receipt = issued('instruction.confirmed')
  const before = suspended()
  const state = stored(before, {
    status: 'in_review',
    receipts: [...before.receipts, receipt],
  })
  const went = visit(ConfirmPage)
  await userEvent.type(await screen.findByLabelText(/Warum bleiben Sie dabei/u), 'Wir bleiben.')
  await review()
  expect(screen.getByText('Wir bleiben.')).toBeTruthy()
  expect(screen.getByText(/Bitte löschen/u).textContent).toBe(before.text)
  await confirmWithCode('Trotz Bedenken bestätigen')
  await waitFor(() => expect(went.at(-1)).toBe(`/weisungen/${id}?receipt=Q-2026-00013`))
  expect(state.sent).toEqual([
    {
      path: 'confirmation',
      seen: '"6"',
      body: {
        concern: 1,
        remark: 'Wir bleiben.',
        textSha256: before.textSha256,
        secondFactor,
      },
    },
  ])
  show('authorised', 'Q-2026-00013')
  expect(
    await screen.findByRole('heading', { name: 'Weisung trotz Bedenken bestätigt' }),
  ).toBeTruthy()
  expect(
    screen.getByRole('link', { name: 'Quittung Q-2026-00013 herunterladen' }).getAttribute('href'),
  ).toBe(`/api/v1/receipts/${receipt.id}/content`)
  expect(screen.getByRole('link', { name: /jws/u }).getAttribute('href')).toBe(
    `/api/v1/receipts/${receipt.id}/jws`,
  )
})

it('lets a passkey sign the concern and the remark', async () => {
  passkeyBrowser({ get: async () => assertion() })
  const state = stored(suspended(), { status: 'in_review' })
  server.use(
    http.get('*/api/v1/account/factors', () =>
      HttpResponse.json({
        authenticators: [],
        passkeys: [{ id, name: 'Rechner', createdAt: given().createdAt, lastUsedAt: null }],
        authenticatorsDisabled: false,
        recoveryCodes: { left: 10, createdAt: null, confirmedAt: null },
      }),
    ),
    http.post('*/api/v1/session/confirmation-challenge', async ({ request }) => {
      state.asked.push(await request.json())
      return HttpResponse.json(passkeyRequest)
    }),
  )
  const went = visit(ConfirmPage)
  await screen.findByLabelText(/Warum bleiben Sie dabei/u)
  await review()
  await screen.findByText(/Sie bestätigen mit Ihrem Passkey/u)
  await userEvent.click(screen.getByRole('button', { name: 'Trotz Bedenken bestätigen' }))
  await waitFor(() => expect(went.at(-1)).toBe(`/weisungen/${id}`))
  expect(state.asked).toEqual([
    {
      act: 'instruction.confirmed',
      subject: id,
      sha256: sha256(declarationOf(suspended(), { concern: 1, remark: null })),
    },
  ])
})

it('amends the wording with every changed word marked, and the kind left as it is', async () => {
  const before = suspended()
  const state = stored(before, { status: 'in_review', revision: 2 })
  visit(AmendPage)
  const text = await screen.findByLabelText('Wortlaut der Weisung')
  await userEvent.clear(text)
  await userEvent.type(text, 'Bitte sperren Sie die Akte 4711.')
  await review()
  const changes = screen.getByRole('heading', { name: 'Was sich ändert' }).parentElement
  expect(within(changes!).getByText('sperren')).toBeTruthy()
  expect(within(changes!).getByText('löschen').closest('del')).toBeTruthy()
  await confirmWithCode('Geänderte Weisung verbindlich erteilen')
  await waitFor(() => expect(state.sent).toHaveLength(1))
  expect(state.sent[0]).toMatchObject({
    path: 'amendment',
    body: { title: 'Akte löschen', text: 'Bitte sperren Sie die Akte 4711.', secondFactor },
  })
  expect(state.sent[0]?.body).not.toHaveProperty('kind')
  expect(state.sent[0]?.body).not.toHaveProperty('term')
})

it('sends nobody to the review with the wording as it was', async () => {
  stored(suspended())
  visit(AmendPage)
  await screen.findByLabelText('Wortlaut der Weisung')
  await userEvent.click(screen.getByRole('button', { name: 'Weiter zum Prüfen' }))
  expect((await screen.findByRole('alert')).textContent).toContain('gleicht dem alten')
})

it('keeps what was typed when somebody else answered first', async () => {
  const state = stored(suspended())
  visit(ConfirmPage)
  await userEvent.type(await screen.findByLabelText(/Warum bleiben Sie dabei/u), 'Wir bleiben.')
  await review()
  state.instruction = given({ status: 'withdrawn', version: 7 })
  await confirmWithCode('Trotz Bedenken bestätigen')
  expect(await screen.findByText('Dieser Schritt ist nicht mehr möglich.')).toBeTruthy()
  expect(screen.getByLabelText<HTMLTextAreaElement>(/Warum bleiben Sie dabei/u).value).toBe(
    'Wir bleiben.',
  )
  expect(state.sent).toHaveLength(0)
})

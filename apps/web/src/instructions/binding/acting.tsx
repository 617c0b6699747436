import type { Instruction } from '@portal/domain/instructions/contract'
import type { Receipt } from '@portal/domain/receipts/contract'
import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { type ComponentType, useState } from 'react'
import { refuse, server } from '../../test/server.ts'
import { spoken } from '../../test/spoken.tsx'
import { clientId, id, receipt } from '../sample.ts'
import type { OnInstruction } from './instruction-act.tsx'

type Sent = { path: string; body: unknown; seen: string | null }

/** For tests: an instruction on the server; what is posted to it is kept and changes it. */
export function stored(instruction: Instruction, next: Partial<Instruction> = {}) {
  const state = {
    instruction,
    sent: [] as Sent[],
    asked: [] as unknown[],
  }
  const answer = () => HttpResponse.json(state.instruction)
  server.use(
    http.get(`*/api/v1/instructions/${id}`, answer),
    http.get('*/api/v1/account/factors', () =>
      HttpResponse.json({
        authenticators: [
          { id, name: 'Telefon', createdAt: instruction.createdAt, lastUsedAt: null },
        ],
        passkeys: [],
        authenticatorsDisabled: false,
        recoveryCodes: { left: 10, createdAt: null, confirmedAt: null },
      }),
    ),
    http.get(`*/api/v1/clients/${clientId}/authorised-persons`, () =>
      HttpResponse.json({ items: [], nextCursor: null }),
    ),
    http.post(`*/api/v1/instructions/${id}/:path`, async ({ request, params }) => {
      const seen = request.headers.get('if-match')
      if (seen !== `"${state.instruction.version}"`)
        return refuse(412, { code: 'stale', entity: 'instruction' })
      state.sent.push({ path: String(params['path']), body: await request.json(), seen })
      const version = state.instruction.version + 1
      state.instruction = { ...state.instruction, ...next, version }
      return answer()
    }),
  )
  return state
}

/** For tests: the receipt of an act. */
export const issued = (act: Receipt['act']): Receipt => ({
  ...receipt,
  id: clientId,
  number: 'Q-2026-00013',
  act,
})

/** For tests: a page whose step is in the address; resolves to everywhere it led. */
export function visit(Page: ComponentType<OnInstruction>): string[] {
  const went: string[] = []
  function Here() {
    const [at, setAt] = useState('')
    const go = (to: string) => {
      went.push(to)
      setAt(to)
    }
    return <Page id={id} step={new URLSearchParams(at.split('?')[1]).get('step')} go={go} />
  }
  render(spoken(<Here />))
  return went
}

/** For tests: from the form to the review, and the act confirmed with a code. */
export async function review() {
  await userEvent.click(screen.getByRole('button', { name: 'Weiter zum Prüfen' }))
  await screen.findByRole('heading', { name: 'Prüfen und bestätigen' })
  // Every review names whom and what it concerns, untranslated, and leads back to the form.
  for (const name of ['Praxis Sommer', /^W-2026-\d{4}, ./u])
    if (!screen.getAllByText(name).some((each) => each.closest('[translate=no]')))
      throw new Error(`A browser may translate ${name}.`)
  screen.getByText('Was es bewirkt')
  screen.getByText('Ändern')
}
export async function confirmWithCode(label: string) {
  await userEvent.type(await screen.findByRole('textbox', { name: /Authenticator-App/u }), '123456')
  await userEvent.click(screen.getByRole('button', { name: label }))
}
export const secondFactor = { kind: 'totp', code: '123456' }

import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { confirmWithCode, issued, secondFactor, stored } from '../binding/acting.tsx'
import { InstructionDetail } from '../page/detail.tsx'
import { id, instruction } from '../sample.ts'
import { spoken } from '../../test/spoken.tsx'
import { AgreePage } from './agree-page.tsx'

const at = '2026-11-20T08:12:00.000Z'
const offered = (change: object = {}) =>
  instruction({
    kind: 'processing_change',
    status: 'proposed',
    number: 'W-2026-0007',
    submittedAt: at,
    proposedBy: 'provider',
    proposer: {
      side: 'provider',
      userId: id,
      name: 'Eva Brandl',
      role: 'staff',
      authenticatedBy: 'password+totp',
    },
    ...change,
  })

it('agrees to exactly the wording and revision on the screen', async () => {
  const state = stored(offered({ revision: 2 }), { receipts: [issued('change.agreed')] })
  const went: string[] = []
  render(spoken(<AgreePage id={id} side="client" go={(to) => went.push(to)} />))
  await screen.findByRole('heading', { name: 'Der Änderung zustimmen' })
  screen.getByText('Worum es geht')
  await confirmWithCode('Verbindlich zustimmen')
  await screen.findByText('Der Änderung zustimmen')
  expect(state.sent).toEqual([
    {
      path: 'agreement',
      body: { revision: 2, textSha256: state.instruction.textSha256, secondFactor },
      seen: '"3"',
    },
  ])
})

it('calls a change nowhere an instruction, and gives no right to end the agreement for a refused one', async () => {
  stored(offered())
  const { unmount } = render(
    spoken(
      <InstructionDetail
        instruction={offered({ status: 'declined', endedAt: at, endReason: 'Zu teuer.' })}
        reader="client"
      />,
    ),
  )
  await screen.findByText('Der Vorschlag ist abgelehnt')
  screen.getByText('Zu teuer.')
  expect(screen.queryByText('Ihr Recht aus dem Vertrag')).toBeNull()
  // The way back leads to the list of both.
  expect(screen.queryAllByText(/Weisung(?!en)/u)).toEqual([])
  unmount()
  render(
    spoken(
      <InstructionDetail
        instruction={instruction({
          ...offered(),
          proposedBy: null,
          proposer: null,
          status: 'declined',
          endedAt: at,
        })}
        reader="client"
      />,
    ),
  )
  await screen.findByText('Ihr Recht aus dem Vertrag')
  screen.getByText('Verarbeitung ändern (§ 8.2)')
})

import { line } from '@portal/domain/text'
import type { Receipt } from '@portal/domain/receipts/contract'
import { queryOptions, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { HttpResponse, http as answer } from 'msw'
import { useState } from 'react'
import { z } from 'zod'
import { http } from '../platform/http/http.ts'
import { refuse, server } from '../test/server.ts'
import { TextField } from '../ui/form/text-field.tsx'
import { BindingPage } from './binding-page.tsx'
import { challengeOfInput } from './challenge.ts'
import { ReceiptPage } from './receipt-page.tsx'
import { Said } from './said.tsx'

// For tests: a house key, which whoever holds it hands on.

const id = '0198c5a2-0000-7000-8000-00000000000a'
const at = '2026-11-20T08:12:00.000Z'
const Key = z.object({
  version: z.int(),
  door: z.string(),
  holder: z.string(),
  isLost: z.boolean(),
})
export type Key = z.output<typeof Key>
const HandOn = z.strictObject({ door: line(20), to: line(20) })

const keyQuery = () =>
  queryOptions({ queryKey: ['key'], queryFn: ({ signal }) => http('GET', '/key', Key, { signal }) })

const receipt: Receipt = {
  id,
  number: 'Q-2026-00099',
  act: 'instruction.submitted',
  sha256: 'cd'.repeat(32),
  issuedAt: at,
}

/** The key on the server, changed by a test as it goes on; `sent` holds what reached it. */
export function stored() {
  const state = {
    key: { version: 1, door: 'Praxis', holder: 'Anna', isLost: false },
    sent: [] as { body: unknown; seen: string | null }[],
    refusal: null as (() => Response) | null,
    /** Answers of the server wait for it. */
    gate: Promise.resolve(),
    looks: 0,
    tries: 0,
  }
  server.use(
    answer.get('*/api/v1/key', () => {
      state.looks += 1
      return HttpResponse.json(state.key)
    }),
    answer.get('*/api/v1/account/factors', () =>
      HttpResponse.json({
        authenticators: [{ id, name: 'Telefon', createdAt: at, lastUsedAt: null }],
        passkeys: [],
        authenticatorsDisabled: false,
        recoveryCodes: { left: 10, createdAt: at, confirmedAt: at },
      }),
    ),
    answer.post('*/api/v1/key/hand-over', async ({ request }) => {
      const seen = request.headers.get('if-match')
      state.tries += 1
      await state.gate
      if (state.refusal) return state.refusal()
      if (seen !== `"${state.key.version}"`)
        return refuse(412, { code: 'stale', entity: 'instruction' })
      state.sent.push({ body: await request.json(), seen })
      state.key = { ...state.key, version: state.key.version + 1 }
      return HttpResponse.json(state.key)
    }),
  )
  return state
}

/** Everything a binding act of one's own takes. */
function HandOnPage({ step, go }: { step: string | null; go: (to: string) => void }) {
  const { data: key } = useSuspenseQuery(keyQuery())
  return (
    <BindingPage
      record={key}
      step={step}
      go={go}
      basis={({ version }) => ({ version })}
      isPossible={({ isLost }) => !isLost}
      at="/key/hand-over"
      home="/key"
      back={<a href="/key">Zum Schlüssel</a>}
      ends="receipt"
      draft="key"
      schema={HandOn}
      blank={({ door }) => ({ door, to: '' })}
      concerned={({ holder }, { door }) => [
        ['Haus', holder],
        ['Schlüssel', door],
      ]}
      words={({ holder }) => ({
        title: `Schlüssel von ${holder}`,
        effect: 'Er wechselt die Hand.',
        act: 'Verbindlich übergeben',
      })}
      renderFields={({ form }) => (
        <>
          <TextField label="Tür" {...form.field('door')} />
          <TextField label="An wen" {...form.field('to')} />
        </>
      )}
      renderReview={({ input }) => (
        <Said
          rows={[
            ['Tür', input.door],
            ['Empfänger', input.to],
          ]}
        />
      )}
      challenge={(_, input) => challengeOfInput('instruction.submitted', id, input)}
      send={({ version }, input, secondFactor) =>
        http('POST', '/key/hand-over', Key, { body: { ...input, secondFactor }, version })
      }
      done={() => ({ to: '/key?receipt=1' })}
    />
  )
}

/** Stands in for the router; every address that was gone to is in `went`. */
export function KeyPages({ went }: { went: string[] }) {
  const [address, setAddress] = useState('/key/hand-over')
  const go = (to: string) => {
    went.push(to)
    setAddress(to)
  }
  const client = useQueryClient()
  const query = new URLSearchParams(address.split('?')[1])
  return (
    <>
      <button onClick={() => void client.invalidateQueries()}>Neu laden</button>
      <button onClick={() => setAddress(went.at(-2) ?? '/key/hand-over')}>Rückwärts</button>
      <button onClick={() => setAddress(went.at(-1) ?? '')}>Vorwärts</button>
      {query.has('receipt') ? (
        <ReceiptPage
          receipt={receipt}
          title="Schlüssel übergeben"
          back={null}
          next="Lukas weiß Bescheid."
          home={{ href: '/key', label: 'Zum Schlüssel' }}
          about={['Schlüssel', 'Praxis']}
        />
      ) : (
        <HandOnPage step={query.get('step')} go={go} />
      )}
    </>
  )
}

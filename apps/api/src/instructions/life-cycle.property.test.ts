import {
  endedStatuses,
  entered,
  entryOf,
  movesOf,
  type MoveType,
  newDraft,
  transition,
} from '@portal/domain/instructions/machine'
import type { InstructionState } from '@portal/domain/moves/instruction-state'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { erasedBy } from '../../test/execution-report.ts'
import { clientIdOf } from '../../test/demo.ts'
import { usePortal } from '../../test/harness.ts'
import { usePerson } from '../../test/person.ts'
import { sendLetter } from '../../test/send-file.ts'
import { testSecrets } from '../../test/keys.ts'
import { testVaults } from '../../test/receipts.ts'
import { checkLog } from '../evidence/checks/check.ts'
import { createSigner } from '../platform/evidence/signing.ts'

const portal = usePortal()
const lukas = usePerson(portal, 'lukas.huber')
const staff = usePerson(portal, 'eva.brandl')
const sonnenhof = clientIdOf('Sonnenhof')

const wish = { kind: 'erasure', title: 'Löschung', text: 'Bitte löschen Sie die Akte 4711.' }
const report = erasedBy(() => portal.clock)
const concern = { norm: 'x', reasoning: 'x', suspended: 'x', askedOfClient: 'x' }
let amended = 0
let validity: { validFrom?: string } = {}

type Call = { path: string; body: () => object; isBinding: boolean; side: 'client' | 'provider' }
const binding = (path: string, body: () => object = () => ({})): Call => ({
  path,
  body,
  isBinding: true,
  side: 'client',
})
const plain = (path: string, side: Call['side'], body: object = {}): Call => ({
  path,
  body: () => body,
  isBinding: false,
  side,
})
const calls: { [M in MoveType]?: Call } = {
  submit: binding('submission'),
  confirm: binding('confirmation'),
  reject: binding('rejection', () => ({ reason: 'x' })),
  contest: binding('contest', () => ({ reason: 'x' })),
  correct: {
    ...plain('correction', 'provider'),
    body: () => ({ ...wish, ...validity, toldBy: 'x', toldAt: '2026-11-01T08:00:00Z' }),
  },
  take_back: plain('entry-withdrawal', 'provider', { reason: 'x' }),
  settle_contest: plain('contest-settlement', 'provider', { outcome: 'x' }),
  start_emergency: plain('emergency-start', 'provider', { reason: 'x' }),
  acknowledge: plain('acknowledgement', 'provider'),
  raise_concern: plain('concern', 'provider', concern),
  amend: binding('amendment', () => ({ text: `Wortlaut ${(amended += 1)}` })),
  quote: plain('cost-estimate', 'provider', { amountCents: 100, basis: 'x' }),
  approve_costs: binding('cost-approval', () => ({ approved: true })),
  refuse_costs: binding('cost-approval', () => ({ approved: false })),
  start: plain('start', 'provider'),
  execute: plain('execution', 'provider', report),
  accept: binding('acceptance'),
  report_defect: plain('defect', 'client', { defect: 'x' }),
  decline: plain('declination', 'provider', { reason: 'x' }),
  withdraw: binding('withdrawal'),
}

async function make({ path, body, isBinding, side }: Call, id: string) {
  const person = side === 'client' ? lukas : staff
  if (!isBinding) return person.send('POST', `/instructions/${id}/${path}`, { body: body() })
  const { version } = (await lukas.send('GET', `/instructions/${id}`)).body
  return person.send('POST', `/instructions/${id}/${path}`, {
    body: { ...body(), secondFactor: { kind: 'totp', code: person.freshCode() } },
    headers: { 'if-match': `"${version}"`, 'idempotency-key': crypto.randomUUID() },
  })
}

it('of random calls: no state outside the table, no event lost, the evidence log always whole', async () => {
  const before = await countOf('select count(*) from evidence_events')
  let moved = 0
  let opened = 0
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('portal' as const, 'oral' as const, 'letter' as const),
      fc.boolean(),
      // Half of the calls are likely ones, so that the walks get somewhere; the rest is anything.
      fc.array(fc.tuple(fc.boolean(), fc.nat(1_000)), { minLength: 4, maxLength: 14 }),
      async (channel, isStanding, tries) => {
        validity = isStanding ? { validFrom: '2026-01-01' } : {}
        const fields = { ...wish, ...validity }
        const entry = {
          ...fields,
          clientId: sonnenhof,
          toldBy: 'Lukas Huber',
          toldAt: portal.clock.now(),
        }
        const ways = {
          portal: () => lukas.send('POST', '/instructions', { body: fields }),
          oral: () => staff.send('POST', '/instructions/oral', { body: entry }),
          letter: async () => ({
            body: (await sendLetter(portal.app, staff, { ...entry, channel: 'letter' })).json(),
          }),
        }
        const { body: begun } = await ways[channel]()
        const at = portal.clock.now()
        const begin = channel === 'portal' ? newDraft : entered(channel, at)
        let state: InstructionState = { ...begin, isStanding }
        const walked: MoveType[] = channel === 'portal' ? [] : [entryOf(channel)]
        for (const [isLikely, pick] of tries) {
          const names = Object.keys(calls) as MoveType[]
          const likely = names.filter((name) => movesOf(state).includes(name))
          const from = isLikely && likely.length > 0 ? likely : names
          const move = from[pick % from.length]!
          // The provider does not even see a draft.
          const isHidden = state.status === 'draft' && calls[move]!.side === 'provider'
          const { status, body } = await make(calls[move]!, begun.id)
          if (movesOf(state).includes(move)) {
            expect([move, status]).toEqual([move, 200])
            state = transition(state, move, at)
            walked.push(move)
          } else if (isHidden) expect(status).toBe(404)
          else expect([move, status, body.code]).toEqual([move, 409, 'illegal-move'])
        }
        const { body: shown } = await lukas.send('GET', `/instructions/${begun.id}`)
        expect(shown.status).toBe(state.status)
        expect(shown.events.map((event: { move: string }) => event.move)).toEqual(walked)
        expect(shown.endedAt !== null).toBe(endedStatuses.includes(state.status))
        moved += walked.length
        opened += shown.concerns.filter((each: any) => each.firstReadAt !== null).length
      },
    ),
    { numRuns: 25 },
  )
  expect(await countOf('select count(*) from evidence_events')).toBe(before + moved + opened)
  const { findings } = await checkLog(portal.connections.worker, sonnenhof, {
    keys: [createSigner(testSecrets.signingKey).publicJwk],
    anchors: [],
    vaults: testVaults,
  })
  expect(findings).toEqual([])
})

const countOf = async (query: string) => Number((await portal.superuser.query(query)).rows[0].count)

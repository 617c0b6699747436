import type { SealInUse } from '@portal/domain/evidence/seal'
import {
  EndAlarm,
  type EvidenceAlarm,
  type LogCheck,
  NoteAlarm,
  type OpenAlarm,
  type WaitingStamps,
} from '@portal/domain/evidence/alarms'
import {
  type EvidenceItem,
  type EvidenceStamp,
  HeadMailing,
} from '@portal/domain/evidence/contract'
import { http, HttpResponse } from 'msw'
import { sampleClient } from '../clients/sample.ts'
import { sampleProvider } from '../provider/sample.ts'
import { server } from '../test/server.ts'

// For tests: what was recorded of Praxis Sommer.

export const uuid = (last: string) => `0198c5a2-0000-7000-8000-0000000000${last}`
export const clientId = uuid('c1')
const at = '2026-11-20T08:12:00.000Z'

export const event = (change: Partial<EvidenceItem> = {}): EvidenceItem => ({
  sequence: 12,
  at,
  type: 'instruction.submitted',
  subject: { kind: 'instruction', id: uuid('17'), number: 'W-2026-0007' },
  data: { status: 'submitted', revision: 1 },
  personal: { userId: uuid('a1'), name: 'Anna Sommer', side: 'client' },
  erased: false,
  hash: 'ab'.repeat(32),
  prev: 'cd'.repeat(32),
  ...change,
})

export const alarm = (change: Partial<EvidenceAlarm> = {}): EvidenceAlarm => ({
  id: uuid('f1'),
  clientId,
  clientName: 'Praxis Sommer',
  flaw: 'hash',
  sequence: 7,
  about: '',
  foundBy: 'night',
  reportedBy: null,
  firstSeenAt: at,
  lastSeenAt: at,
  goneAt: null,
  ending: null,
  ...change,
})

export const noStamps: WaitingStamps = {
  isWanted: true,
  heads: { count: 0, more: false },
  letters: { count: 0, more: false },
  since: null,
}

const blank = () => ({
  events: [event()],
  head: {
    sequence: 12,
    hash: 'ab'.repeat(32),
    at: at as string | null,
    jws: 'eyJh.eyJi.c2ln' as string | null,
    stamp: null as EvidenceStamp | null,
  },
  alarms: [] as EvidenceAlarm[],
  checkedAt: at as string | null,
  stamps: { ...noStamps },
  checks: [] as LogCheck[],
  open: null as OpenAlarm | null,
  notedAt: null as string | null,
  rhythm: 'off' as HeadMailing['rhythm'],
})

/** What the API has to say of the log; resolves to what it was asked. */
export function stored(change: Partial<ReturnType<typeof blank>> = {}) {
  const state = { ...blank(), ...change }
  const asked: string[] = []
  server.use(
    http.get('*/api/v1/seal', () => HttpResponse.json(sampleSeal())),
    http.get('*/api/v1/evidence', ({ request }) => {
      asked.push(new URL(request.url).search)
      return HttpResponse.json({ items: state.events, nextCursor: null })
    }),
    http.get('*/api/v1/evidence/head', () => HttpResponse.json(state.head)),
    http.get('*/api/v1/evidence/head-mailing', () => HttpResponse.json({ rhythm: state.rhythm })),
    http.put('*/api/v1/evidence/head-mailing', async ({ request }) => {
      const said = HeadMailing.parse(await request.json())
      state.rhythm = said.rhythm
      asked.push(said.rhythm)
      return HttpResponse.json(said)
    }),
    http.get('*/api/v1/evidence/alarms', () =>
      HttpResponse.json({
        items: state.alarms,
        nextCursor: null,
        checkedAt: state.checkedAt,
        stamps: state.stamps,
        checks: state.checks,
        open: state.open,
        notedAt: state.notedAt,
      }),
    ),
    http.post('*/api/v1/evidence/alarms/ending', async ({ request }) => {
      const said = EndAlarm.parse(await request.json())
      asked.push(`ended ${said.fingerprint} ${said.reason}`)
      return new HttpResponse(null, { status: 204 })
    }),
    http.post('*/api/v1/evidence/alarms/noted', async ({ request }) => {
      const { seenAt } = NoteAlarm.parse(await request.json())
      state.notedAt = seenAt
      asked.push(`noted ${seenAt}`)
      return new HttpResponse(null, { status: 204 })
    }),
    http.get('*/api/v1/provider', () => HttpResponse.json(sampleProvider)),
    http.get('*/api/v1/clients', () =>
      HttpResponse.json({ items: [sampleClient(clientId, 'Praxis Sommer')], nextCursor: null }),
    ),
  )
  return asked
}

/** For tests: the seal of a portal on its own machine. */
export const sampleSeal = (change: Partial<SealInUse> = {}): SealInUse => ({
  name: 'Robert Zerer IT-Dienstleistungen',
  fingerprint: '5ea1'.repeat(16),
  isSelfMade: true,
  validFrom: '2026-11-20T08:00:00.000Z',
  validUntil: '2036-11-20T08:00:00.000Z',
  earlier: [],
  needsVouching: false,
  ...change,
})

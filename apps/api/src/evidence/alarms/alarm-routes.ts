import {
  AlarmQuery,
  EndAlarm,
  EvidenceAlarms,
  FindingsReport,
  NoteAlarm,
  ReportFindings,
} from '@portal/domain/evidence/alarms'
import { endingMoves } from '@portal/domain/moves/ending'
import { evidenceMoves } from '@portal/domain/moves/evidence'
import type { FastifyInstance } from 'fastify'
import type { Proof } from '../../endings/service.ts'
import type { Enqueue } from '../../platform/database/jobs.ts'
import { type RouteDeps, routesWith } from '../../platform/http/route.ts'
import { endAlarm } from './alarm-ending.ts'
import { listAlarms } from './alarm-reading.ts'
import { reportFindings } from './alarm-report.ts'
import { takeNote } from './taking-note.ts'

const clientId = '0198c5a2-0000-7000-8000-000000000001'
const seenAt = '2026-11-24T02:00:00.000Z'

export async function alarmRoutes(
  app: FastifyInstance,
  deps: RouteDeps & Proof & { enqueue: Enqueue; isStamping: boolean },
) {
  const route = routesWith(app, deps)
  const { signer, evidence, enqueue } = deps

  route({
    operationId: 'listEvidenceAlarms',
    summary:
      'What checks found changed in logs, and how it was ended; when they were checked, and with which result',
    description:
      'A client’s session reads its own log; the provider’s people read all, or the one they name. All three ways of checking, by night, by command and after a report, write here what they found.',
    method: 'GET',
    url: '/evidence/alarms',
    permission: 'evidence-alarms.read',
    query: AlarmQuery,
    answer: EvidenceAlarms,
    handle: ({ tx, actor, query }) => listAlarms(tx, actor, deps, query),
  })

  route({
    operationId: 'endEvidenceAlarm',
    summary:
      'Ends the alarm about a log with a reason, which is evidence and which its client reads',
    description:
      'Ends all that stands, by the fingerprint it was read with. What was ended is no alarm again as long as it stays as it is; anything else is. The line stands in the log concerned; where that takes none any more, in the provider’s own.',
    method: 'POST',
    url: '/evidence/alarms/ending',
    permission: endingMoves.alarm.needs,
    body: EndAlarm,
    idempotencyKey: 'required',
    faults: ['illegal-move', 'stale'],
    examples: {
      body: {
        clientId,
        fingerprint: 'ab'.repeat(32),
        reason:
          'Die Zeile stammt aus einer Wiederherstellung vom 23.11.; verglichen mit der Sicherung.',
      },
    },
    handle: ({ tx, actor, body, now }) =>
      endAlarm({ tx, actor, now, signer, evidence, enqueue }, body),
  })

  route({
    operationId: 'noteEvidenceAlarm',
    summary: 'Takes note of the alarms about the own log, for this person alone',
    method: 'POST',
    url: '/evidence/alarms/noted',
    permission: 'evidence.receive',
    body: NoteAlarm,
    examples: { body: { seenAt } },
    handle: ({ tx, actor, body, now }) => takeNote(tx, actor, body, now),
  })

  route({
    operationId: 'reportFindings',
    summary: 'Reports what somebody’s own check found; the portal then checks that log itself',
    description:
      'The report stands as that person’s until the provider ends it with a reason. What the portal finds by itself is said to be found by it, and nothing else is.',
    method: 'POST',
    url: '/evidence/reports',
    permission: evidenceMoves.report.needs,
    counts: 'reports',
    body: ReportFindings,
    answer: FindingsReport,
    status: 201,
    faults: ['not-found'],
    examples: { body: { findings: [{ code: 'link', sequence: 9 }] } },
    handle: ({ tx, actor, body, now }) => reportFindings({ tx, actor, enqueue, now }, body),
  })
}

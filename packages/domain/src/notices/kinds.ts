import { z } from 'zod'
import { Severity } from './severity.ts'

type Kind = {
  /** The clause of the agreement that asks for it; a disruption and general news rest on none. */
  clause: string | null
  /** It is told as this at least; absent: as anything. */
  least?: Severity
}

/** Everything the provider may have to tell its clients. */
export const noticeKinds = {
  // Art. 33 (2) GDPR; a suspected one as well.
  incident: { clause: '§ 10.1', least: 'important' },
  disruption: { clause: null },
  subprocessor_change: { clause: '§ 7.2' },
  tom_change: { clause: '§ 4.4' },
  authority_measure: { clause: '§ 6.7' },
  // Whoever had access without a right to it makes a breach of it (Art. 4 (12)).
  third_party_access: { clause: null, least: 'important' },
  seizure_insolvency: { clause: '§ 16' },
  contact_changed: { clause: '§ 9' },
  audit_result: { clause: '§ 6.5' },
  data_subject_request: { clause: '§ 5.1' },
  general: { clause: null },
} as const satisfies Record<string, Kind>

export type NoticeKind = keyof typeof noticeKinds
// The own keys of the table are the names its type has.
export const NoticeKind = z.enum(Object.keys(noticeKinds) as NoticeKind[])

/** The lowest urgency a kind may be told as. */
export const leastSeverityOf = (kind: NoticeKind): Severity => {
  const { least = 'info' }: Kind = noticeKinds[kind]
  return least
}

/** Told so quietly that it could be taken for less than it is. */
export const isTooQuiet = (kind: NoticeKind, severity: Severity): boolean =>
  Severity.options.indexOf(severity) < Severity.options.indexOf(leastSeverityOf(kind))

export const clauseOf = (kind: NoticeKind): string | null => noticeKinds[kind].clause

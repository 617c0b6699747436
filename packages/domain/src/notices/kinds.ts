import { z } from 'zod'

type Kind = {
  /** The clause of the agreement that asks for it; a disruption and general news rest on none. */
  clause: string | null
}

/** Everything the provider may have to tell its clients. */
export const noticeKinds = {
  incident: { clause: '§ 10.1' }, // Art. 33 (2) GDPR
  disruption: { clause: null },
  subprocessor_change: { clause: '§ 7.2' },
  tom_change: { clause: '§ 4.4' },
  authority_measure: { clause: '§ 6.7' },
  third_party_access: { clause: null },
  seizure_insolvency: { clause: '§ 16' },
  contact_changed: { clause: '§ 9' },
  audit_result: { clause: '§ 6.5' },
  data_subject_request: { clause: '§ 5.1' },
  general: { clause: null },
} as const satisfies Record<string, Kind>

export type NoticeKind = keyof typeof noticeKinds
// The own keys of the table are the names its type has.
export const NoticeKind = z.enum(Object.keys(noticeKinds) as NoticeKind[])

export const clauseOf = (kind: NoticeKind): string | null => noticeKinds[kind].clause

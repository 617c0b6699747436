import { DraftNotice, type Notice } from '@portal/domain/notices/contract'
import { z } from 'zod'
import type { Values } from '../../platform/form/form.ts'

/** What is being written, with the version it started from: kept together, so that nobody's change is overwritten unseen. */
export const NoticeForm = DraftNotice.safeExtend({ version: z.int().nullable() })
export type NoticeValues = Values<typeof NoticeForm>

export const valuesOf = (notice: Notice | null): NoticeValues =>
  notice
    ? {
        kind: notice.kind,
        severity: notice.severity,
        title: notice.title,
        body: notice.body,
        audience: notice.audience,
        version: notice.version,
      }
    : { kind: null, severity: null, title: '', body: '', audience: null, version: null }

export const draftName = (id: string | null) => (id === null ? 'notice' : `notice ${id}`)

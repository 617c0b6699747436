import { ClientId } from '@portal/domain/accounts/contract'
import { pages } from '@portal/domain/addresses'
import { EvidenceType } from '@portal/domain/evidence/contract'
import { z } from 'zod'
import { withQuery } from '../platform/navigation/with-query.ts'

/** Which part of whose log is shown; it lives in the address. What is no choice limits nothing. */
const EvidenceFilter = z.object({
  clientId: ClientId.nullable().catch(null),
  type: EvidenceType.nullable().catch(null),
  /** What the events are about, for instance one instruction. */
  subjectId: z.uuid().nullable().catch(null),
})
export type EvidenceFilter = z.output<typeof EvidenceFilter>

export const evidenceFilterOf = (query: (name: string) => string | null): EvidenceFilter =>
  EvidenceFilter.parse({
    clientId: query('kunde'),
    type: query('art'),
    subjectId: query('vorgang'),
  })

export const addressOf = ({ clientId, type, subjectId }: EvidenceFilter): string =>
  withQuery(pages.evidence, { kunde: clientId, art: type, vorgang: subjectId })

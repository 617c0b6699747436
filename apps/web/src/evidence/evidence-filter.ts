import { ClientId } from '@portal/domain/accounts/contract'
import { EvidenceType } from '@portal/domain/evidence/contract'
import { z } from 'zod'

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

export function addressOf({ clientId, type, subjectId }: EvidenceFilter): string {
  const given = new URLSearchParams({
    ...(clientId && { kunde: clientId }),
    ...(type && { art: type }),
    ...(subjectId && { vorgang: subjectId }),
  })
  return given.size > 0 ? `/nachweise?${given}` : '/nachweise'
}

import { RecordAgreement } from '@portal/domain/agreements/recording'
import { SigningAuthority } from '@portal/domain/agreements/terms'
import type { Client } from '@portal/domain/clients/contract'
import { AppError } from '@portal/domain/fault'
import type { Provider } from '@portal/domain/provider/contract'
import { CalendarDate } from '@portal/domain/time'
import { z } from 'zod'
import { issuesOf } from '../../../platform/language/explain-issue.ts'
import { termsShape } from '../../terms/terms-form.ts'
import { valuesOf } from '../../terms/terms-of.ts'
import type { PartyForm } from '../paper-form.ts'
import { type Begun, fieldOf, paperOf, partyOf } from '../paper-of.ts'

const text = (max: number) => z.string().max(max)

/** What is proposed for the paper of each client, which may say it otherwise. */
const proposedShape = {
  controllerAuthority: SigningAuthority.nullable(),
  controllerSignedOn: CalendarDate.nullable(),
  processorSignedBy: text(200),
  processorAuthority: SigningAuthority.nullable(),
  processorAuthorityNote: text(500),
  processorSignedAt: text(200),
  processorSignedOn: CalendarDate.nullable(),
  startsOn: CalendarDate.nullable(),
}
export const Proposed = z.object(proposedShape)
export type Proposed = z.output<typeof Proposed>

/** What is asked once for many papers. */
export const CommonForm = z.object({
  whom: z.enum(['all', 'some']),
  clientIds: z.array(z.string()),
  ...proposedShape,
  ...termsShape,
})
export type CommonForm = z.output<typeof CommonForm>

/** Whom it begins with, the terms of the firm, and its own signature as it usually is. */
export function commonOf(
  provider: Provider,
  { clientIds, tomVersion, subprocessorIds }: Begin,
): Begun<CommonForm> {
  return {
    whom: clientIds.length > 0 ? 'some' : 'all',
    clientIds,
    controllerAuthority: 'owner',
    controllerSignedOn: null,
    processorSignedBy: provider.contact.name,
    processorAuthority: 'owner',
    processorAuthorityNote: '',
    processorSignedAt: provider.address.city,
    processorSignedOn: null,
    startsOn: null,
    ...valuesOf({ ...provider.terms, tomVersion }, provider),
    subprocessorIds,
  }
}
type Begin = { clientIds: string[]; tomVersion: number | null; subprocessorIds: string[] }

/** The paper of one client: what all have in common, and what is its own. */
export const paperFor = (
  client: Client,
  common: CommonForm,
  row: Begun<PartyForm>,
  documentId: string,
  provider: Provider,
) =>
  // What is not said yet is null here; the contract finds it before anything is sent.
  paperOf({ ...common, ...row } as CommonForm & PartyForm, documentId, { client, provider })

/** Instead of a scan that is not kept yet. */
export const noDocument = '00000000-0000-7000-8000-000000000000'

/** What the contract finds in the paper of one client, each at the field it was typed in. */
export function issuesIn(
  client: Client,
  common: CommonForm,
  row: Begun<PartyForm>,
  provider: Provider,
) {
  const paper = paperFor(client, common, row, noDocument, provider)
  const { error } = RecordAgreement.safeParse({ way: 'recorded', clientId: client.id, ...paper })
  return (error ? issuesOf(error) : []).map((issue) => ({
    ...issue,
    field: fieldOf(issue.path) ?? '',
  }))
}

/** Throws `invalid` at the fields of the common terms, before anybody types what is of one client alone. */
export function assertCommon(client: Client, common: CommonForm, provider: Provider): void {
  const day = common.startsOn ?? common.endsOn ?? client.createdAt.slice(0, 10)
  const row = {
    ...partyOf({}, { client, provider }),
    controllerSignedBy: client.name,
    controllerSignedOn: day,
    controllerSignedAt: client.address.city,
    controllerAuthority: 'owner' as const,
    processorSignedOn: day,
    startsOn: day,
  }
  const issues = issuesIn(client, common, row, provider)
    .filter(({ field }) => field in termsShape)
    .map(({ field, ...issue }) => ({ ...issue, path: `/${field}` }))
  if (issues.length > 0) throw new AppError({ code: 'invalid', issues })
}

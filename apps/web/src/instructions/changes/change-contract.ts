import { ProposeChange } from '@portal/domain/instructions/acts'
import type { DraftInstruction } from '@portal/domain/instructions/contract'
import { z } from 'zod'
import { blankDraft, draftFrom, formFields, wholeForm } from '../fields/draft-contract.ts'

/** A wording of a change. */
export type ChangeInput = DraftInstruction

/** A proposal of the provider, and whom it goes to. */
export const OfferForm = wholeForm(
  z.strictObject({ ...formFields, clientId: ProposeChange.shape.clientId }),
).transform(draftFrom)

export const blankOffer = (ofClient: string | null) => ({
  ...blankDraft,
  kind: 'processing_change' as const,
  clientId: ofClient,
})

/** What is sent of it: its kind is said by the way. */
export const proposedOf = <Input extends ChangeInput>({
  kind: _,
  details: __,
  ...input
}: Input): Omit<Input, 'kind' | 'details'> => input

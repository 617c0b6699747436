import { RecordInstruction } from '@portal/domain/instructions/acts'
import { z } from 'zod'
import type { Values } from '../../platform/form/form.ts'
import { blankDraft, draftFrom, formFields, wholeForm } from '../fields/draft-contract.ts'

const { clientId, channel, toldBy, toldAt, note } = RecordInstruction.shape
const toldFields = { clientId, channel, toldBy, toldAt, note }

/** What was told, and the wording it was written down in. */
export const OralForm = wholeForm(z.strictObject({ ...formFields, ...toldFields })).transform(
  draftFrom,
)
export type OralValues = Values<typeof OralForm>

export const blankOral = (ofClient: string | null): OralValues => ({
  ...blankDraft,
  clientId: ofClient,
  channel: 'oral',
  toldBy: '',
  toldAt: null,
  note: null,
})

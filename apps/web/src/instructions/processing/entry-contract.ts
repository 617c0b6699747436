import { CorrectEntry, ReceiveInstruction } from '@portal/domain/instructions/acts'
import { Channel, type Instruction, largestAttachment } from '@portal/domain/instructions/contract'
import { allAtOnce } from '@portal/domain/all-at-once'
import { z } from 'zod'
import type { Values } from '../../platform/form/form.ts'
import { blankDraft, draftFrom, formFields, valuesOf, wholeForm } from '../fields/draft-contract.ts'

const { toldBy, toldAt, note, authorisationId } = CorrectEntry.shape
const factFields = { toldBy, toldAt, note, authorisationId }

/** On which ways one comes that is entered. */
export const EntryChannel = Channel.exclude(['portal'])

/** A letter or an email is entered with what arrived. */
const needsFile = ({ channel, file }: { channel: string | null; file: File | null }) =>
  channel === null || channel === 'oral' || file !== null

/** What came to the provider beside the portal, in the wording it enters. */
export const EntryForm = wholeForm(
  z.strictObject({
    ...formFields,
    ...factFields,
    clientId: ReceiveInstruction.shape.clientId,
    channel: EntryChannel,
    file: z.file().max(largestAttachment).nullable(),
  }),
)
  .refine(needsFile, { ...allAtOnce, path: ['file'], params: { rule: 'blank' } })
  .transform(draftFrom)
export type EntryValues = Values<typeof EntryForm>

const blankFacts = { toldBy: '', toldAt: null, note: null, authorisationId: null }

export const blankEntry = (ofClient: string | null): EntryValues => ({
  ...blankDraft,
  ...blankFacts,
  clientId: ofClient,
  channel: null,
  file: null,
})

/** The same without what stays: whose it is, and how it came. */
export const CorrectionForm = wholeForm(z.strictObject({ ...formFields, ...factFields })).transform(
  draftFrom,
)

export const entryOf = (instruction: Instruction): Values<typeof CorrectionForm> => ({
  ...valuesOf(instruction),
  ...(instruction.oral
    ? {
        toldBy: instruction.oral.toldBy,
        toldAt: instruction.oral.toldAt,
        note: instruction.oral.note,
        authorisationId: instruction.oral.authorisation?.authorisationId ?? null,
      }
    : blankFacts),
})

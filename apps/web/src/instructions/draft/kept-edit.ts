import type { Instruction } from '@portal/domain/instructions/contract'
import { draftOf, forgetDraft, keepDraft } from '../../platform/form/drafts.ts'
import { type DraftValues, valuesOf } from '../fields/draft-contract.ts'

/** What somebody started from when they began to change a draft: with it a colleague's change is noticed after any pause. */
export type Base = { version: number; values: DraftValues }

export const newDraftName = 'weisung neu'
export const editName = (id: string) => `weisung ${id}`
const baseName = (id: string) => `weisung ${id} Grundlage`

export const baseOf = (draft: Instruction): Base => ({
  version: draft.version,
  values: valuesOf(draft),
})

/** The kept base belongs to kept input; without any, the draft as it is stored is where one starts. */
export function keptBase(draft: Instruction): Base {
  const kept = draftOf(editName(draft.id)) && draftOf(baseName(draft.id))
  // Only `keepBase` writes under this name.
  return kept ? (kept as Base) : baseOf(draft)
}

export const keepBase = (id: string, base: Base): void => keepDraft(baseName(id), base)

export function forgetEdit(id: string): void {
  forgetDraft(editName(id))
  forgetDraft(baseName(id))
}

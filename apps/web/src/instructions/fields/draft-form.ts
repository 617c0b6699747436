import type { FormOf } from '../../platform/form/form.ts'
import type { DraftForm } from './draft-contract.ts'

export type DraftFormState = FormOf<typeof DraftForm>

/** What the fields of a wording need of a form, be it of a draft or of something larger. */
export type DraftFields = Pick<DraftFormState, 'values' | 'set' | 'field'>

import { useForm } from '../../platform/form/form.ts'
import { DraftForm, type DraftValues } from './draft-contract.ts'

/** The form of a draft; `name` is that under which unsaved input survives the end of a session. */
export const useDraftForm = (initial: DraftValues, name: string) =>
  useForm(DraftForm, initial, name)

export type DraftFormState = ReturnType<typeof useDraftForm>

/** What the fields of a wording need of a form, be it of a draft or of something larger. */
export type DraftFields = Pick<DraftFormState, 'values' | 'set' | 'field'>

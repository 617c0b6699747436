import { Trans } from '@lingui/react/macro'
import type { AuthorisedPerson, RegisterEntry } from '@portal/domain/people/contract'
import type { ReactNode } from 'react'
import { explain } from '../../../platform/language/explain.ts'
import { faultOf } from '../../../platform/http/fault-of.ts'
import { Button, ButtonRow, LinkButton } from '../../../ui/basics/button.tsx'
import { Form } from '../../../ui/form/form.tsx'
import { Refusal } from '../../../ui/basics/refusal.tsx'
import { EntryFields } from './entry-fields.tsx'
import type { EntryFormState } from '../entry-form.ts'
import type { Known } from '../entry-lines.ts'
import { ruleOf } from '../../rule-of.ts'

/** The form of an entry, new or changed. */
export const EntryFormBody = ({
  form,
  known,
  except = null,
  begun = null,
  refusal,
  onReview,
  cancelTo,
  children,
}: {
  form: EntryFormState
  known: Known
  except?: string | null
  begun?: AuthorisedPerson | null
  /** Why the server did not take it, said at its cause. */
  refusal: Error | null
  onReview: (input: RegisterEntry) => void
  cancelTo: string
  children?: ReactNode
}) => (
  <Form {...form.onSubmit(async (input) => onReview(input))}>
    {children}
    <EntryFields
      form={form}
      known={known}
      except={except}
      begun={begun}
      memberRefusal={refusal && isOfMember(refusal) ? explain(refusal) : undefined}
    />
    <Refusal error={form.refusal ?? (refusal && !isOfMember(refusal) ? refusal : null)} />
    <ButtonRow>
      <Button type="submit" look="primary" icon="arrow" isPending={form.isPending}>
        <Trans>Weiter zum Prüfen</Trans>
      </Button>
      <LinkButton href={cancelTo}>
        <Trans>Abbrechen</Trans>
      </LinkButton>
    </ButtonRow>
  </Form>
)

/** Whether a refusal is about what was entered, so that the form has to be seen again. */
export function isOfForm(refusal: Error): boolean {
  const fault = faultOf(refusal)
  const isInvalid =
    fault?.code === 'invalid' && fault.issues.every(({ path }) => !path.startsWith('/secondFactor'))
  return isInvalid || isOfMember(refusal)
}

/** Whether a refusal is about the chosen member rather than about the entry. */
const isOfMember = (refusal: Error): boolean =>
  ['viewer-instructs', 'already-registered'].includes(ruleOf(refusal) ?? '')

import type { SecondFactor } from '@portal/domain/accounts/factors'
import type { z } from 'zod'
import { withQuery } from '../platform/navigation/with-query.ts'
import type { Binding, Stepped } from './binding.ts'
import { FormStep } from './form-step.tsx'
import { faultOf } from '../platform/http/fault-of.ts'
import { ReviewStep } from './review-step.tsx'
import { useAct } from './use-act.ts'

/** A binding act: form, review of exactly what will be sent, a fresh second factor for it; then its receipt. */
export function BindingPage<R, S extends z.ZodType, B extends object, T>({
  step,
  ...binding
}: Binding<R, S, B, T> & Stepped) {
  const { at, go, blamed } = binding
  const act = useAct({ ...binding, onRefused })
  const input = step === 'review' ? act.ready : null

  /** What is wrong with the input is said where it was typed. */
  function onRefused(error: Error) {
    const field = blamed?.(error) ?? null
    if (field === null && !isOfForm(error)) return
    act.form.refuse(error, field)
    rewrite()
  }
  /** The form is seen again, under its own address. */
  function rewrite() {
    act.withdraw()
    if (step === 'review') go(at)
  }
  function onReview(checked: z.output<S>) {
    act.prepare(checked)
    go(withQuery(at, { step: 'review' }))
  }

  if (input !== null)
    return (
      <ReviewStep
        key="review"
        binding={binding}
        record={act.record}
        input={input}
        isPending={act.isPending}
        error={act.error}
        onConfirm={(give: () => Promise<SecondFactor>) => act.send(input, give)}
      />
    )
  return <FormStep key="form" binding={binding} act={act} onReview={onReview} onRewrite={rewrite} />
}

/** Whether a refusal is about what was entered, so that the form has to be seen again. */
function isOfForm(refusal: Error): boolean {
  const fault = faultOf(refusal)
  return (
    fault?.code === 'invalid' && fault.issues.every(({ path }) => !path.startsWith('/secondFactor'))
  )
}

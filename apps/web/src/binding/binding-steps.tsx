import { useLingui } from '@lingui/react/macro'
import { Section } from '../ui/page/page.tsx'
import { Steps } from '../ui/basics/steps.tsx'

/** Whether a receipt stands at the end of the way. */
export type Ends = 'receipt' | 'done'

/** The way of a binding act, the same on each of its pages. */
export function BindingSteps({
  ends,
  current,
}: {
  ends: Ends
  current: 'form' | 'review' | 'end'
}) {
  const { t } = useLingui()
  const steps = {
    form: ends === 'receipt' ? t`Entscheiden` : t`Ausfüllen`,
    review: t`Prüfen und bestätigen`,
    end: ends === 'receipt' ? t`Quittung` : t`Fertig`,
  }
  return (
    <Section>
      <Steps steps={Object.values(steps)} current={Object.keys(steps).indexOf(current)} />
    </Section>
  )
}

import { useLingui } from '@lingui/react/macro'
import { Section } from '../ui/page/page.tsx'
import { Steps } from '../ui/basics/steps.tsx'

/** The way of a binding act on an instruction, the same on each of its pages. */
export function BindingSteps({ current }: { current: 'form' | 'review' | 'receipt' }) {
  const { t } = useLingui()
  const steps = { form: t`Entscheiden`, review: t`Prüfen und bestätigen`, receipt: t`Quittung` }
  return (
    <Section>
      <Steps steps={Object.values(steps)} current={Object.keys(steps).indexOf(current)} />
    </Section>
  )
}

import { useLingui } from '@lingui/react/macro'
import { Section } from '../../ui/page/page.tsx'
import { Steps } from '../../ui/basics/steps.tsx'

/** The way of a binding act about people, the same on each of its pages. */
export function ActSteps({ current }: { current: 'form' | 'review' | 'done' }) {
  const { t } = useLingui()
  const steps = { form: t`Ausfüllen`, review: t`Prüfen und bestätigen`, done: t`Fertig` }
  return (
    <Section>
      <Steps steps={Object.values(steps)} current={Object.keys(steps).indexOf(current)} />
    </Section>
  )
}

import { useLingui } from '@lingui/react/macro'
import { Section } from '../../ui/page/page.tsx'
import { Steps } from '../../ui/basics/steps.tsx'

/** The way of a binding act, the same on each of its pages. */
export function SubmissionSteps({
  current,
}: {
  current: 'write' | 'review' | 'confirm' | 'receipt'
}) {
  const { t } = useLingui()
  const steps = {
    write: t`Schreiben`,
    review: t`Prüfen`,
    confirm: t`Bestätigen`,
    receipt: t`Quittung`,
  }
  return (
    <Section>
      <Steps steps={Object.values(steps)} current={Object.keys(steps).indexOf(current)} />
    </Section>
  )
}

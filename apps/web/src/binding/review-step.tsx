import { Trans, useLingui } from '@lingui/react/macro'
import type { SecondFactor } from '@portal/domain/accounts/factors'
import type { z } from 'zod'
import { PageHeader } from '../ui/page/page-header.tsx'
import { Page, Section } from '../ui/page/page.tsx'
import { About } from './about.tsx'
import type { Binding } from './binding.ts'
import { BindingSteps } from './binding-steps.tsx'
import { SecondFactorForm } from './second-factor-form.tsx'

/** Exactly what will be done, and the second factor that makes it binding. */
export function ReviewStep<R, S extends z.ZodType, B extends object, T>({
  binding: { at, clause, ends, words, concerned, renderReview, challenge },
  record,
  input,
  ...end
}: {
  binding: Binding<R, S, B, T>
  record: R
  input: z.output<S>
  isPending: boolean
  error: Error | null
  onConfirm: (give: () => Promise<SecondFactor>) => void
}) {
  const { t } = useLingui()
  const { title, lead, effect = lead, act, review } = words(record)
  return (
    <Page>
      <PageHeader
        title={review?.title ?? t`Prüfen und bestätigen`}
        clause={clause}
        back={
          <a href={at}>
            <Trans>Zurück</Trans>
          </a>
        }
        lead={
          review?.lead ?? (
            <Trans>Noch ist nichts geschehen. Verbindlich wird es mit Ihrer Bestätigung.</Trans>
          )
        }
      />
      <BindingSteps ends={ends} current="review" />
      <About of={concerned(record, input)} effect={effect} />
      <Section title={review?.heading ?? title}>{renderReview({ record, input })}</Section>
      <Section title={<Trans>Bestätigen</Trans>}>
        <SecondFactorForm
          {...end}
          challenge={() => challenge(record, input)}
          label={act}
          back={{ href: at, label: review?.change ?? <Trans>Ändern</Trans> }}
        />
      </Section>
    </Page>
  )
}

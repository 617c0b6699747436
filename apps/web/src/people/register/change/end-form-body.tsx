import { Trans, useLingui } from '@lingui/react/macro'
import type { EndAuthorisedPerson } from '@portal/domain/people/contract'
import type { useForm } from '../../../platform/form/form.ts'
import { Button, ButtonRow, LinkButton } from '../../../ui/basics/button.tsx'
import { RadioGroup } from '../../../ui/form/choice.tsx'
import { DateField } from '../../../ui/form/date-field.tsx'
import { Form } from '../../../ui/form/form.tsx'
import { Refusal } from '../../../ui/basics/refusal.tsx'
import type { EndForm } from './end-form.ts'

/** When an entry is to end. */
export function EndFormBody({
  form,
  name,
  earliest,
  latest,
  refusal,
  isBlocked,
  onReview,
  cancelTo,
}: {
  form: ReturnType<typeof useForm<typeof EndForm>>
  name: string
  earliest: string
  /** The end it has already. */
  latest: string | null
  refusal: Error | null
  /** Something has to be looked at first. */
  isBlocked: boolean
  onReview: (input: EndAuthorisedPerson) => void
  cancelTo: string
}) {
  const { t } = useLingui()
  return (
    <Form {...form.onSubmit(async (input) => onReview(input))}>
      <RadioGroup
        label={t`Wann soll die Berechtigung von ${name} enden?`}
        {...form.field('when')}
        options={[
          {
            value: 'now',
            label: t`Sofort`,
            description: t`Von dem Augenblick an, in dem Sie bestätigen.`,
          },
          {
            value: 'day',
            label: t`Nach einem bestimmten Tag`,
            description: t`An diesem Tag gilt sie noch bis Mitternacht.`,
          },
        ]}
      />
      {form.values.when === 'day' && (
        <DateField
          label={t`Letzter Tag`}
          {...form.field('lastDay')}
          min={earliest}
          {...(latest && { max: latest })}
        />
      )}
      <Refusal error={form.refusal ?? refusal} />
      <ButtonRow>
        <Button
          type="submit"
          look="primary"
          icon="arrow"
          isPending={form.isPending}
          isDisabled={isBlocked}
        >
          <Trans>Weiter zum Prüfen</Trans>
        </Button>
        <LinkButton href={cancelTo}>
          <Trans>Abbrechen</Trans>
        </LinkButton>
      </ButtonRow>
    </Form>
  )
}

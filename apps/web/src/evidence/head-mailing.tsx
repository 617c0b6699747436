import { Trans, useLingui } from '@lingui/react/macro'
import { HeadMailing } from '@portal/domain/evidence/contract'
import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { useForm } from '../platform/form/form.ts'
import { Button } from '../ui/basics/button.tsx'
import { announce } from '../ui/basics/live-region.tsx'
import { Refusal } from '../ui/basics/refusal.tsx'
import { RadioGroup } from '../ui/form/choice.tsx'
import { Form } from '../ui/form/form.tsx'
import { changeHeadMailing, headMailingQuery } from './queries.ts'

/** Has the head leave the house by itself: each mail is one that was kept. */
export function HeadMailingForm() {
  const { t } = useLingui()
  const { data } = useSuspenseQuery(headMailingQuery())
  const change = useMutation(changeHeadMailing())
  const form = useForm(HeadMailing, data)
  return (
    <Form
      data-print="no"
      {...form.onSubmit(async (input) => {
        await change.mutateAsync(input)
        announce(t`Gespeichert.`)
      })}
    >
      <RadioGroup
        label={t`Stand an Sie mailen`}
        description={t`Nummer und Prüfsumme, sonst nichts. Was in Ihrem Postfach liegt, kann hier niemand mehr ändern; mit jeder dieser E-Mails können Sie prüfen.`}
        options={[
          { value: 'off', label: t`nein` },
          { value: 'daily', label: t`jeden Tag` },
          { value: 'monthly', label: t`einmal im Monat` },
        ]}
        {...form.field('rhythm')}
      />
      <Refusal error={form.refusal} />
      <div>
        <Button type="submit" isPending={form.isPending}>
          <Trans>Speichern</Trans>
        </Button>
      </div>
    </Form>
  )
}

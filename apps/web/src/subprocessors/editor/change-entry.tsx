import { Trans, useLingui } from '@lingui/react/macro'
import type { Subprocessor, SubprocessorVersion } from '@portal/domain/subprocessors/contract'
import { useState } from 'react'
import { germanToday } from '../../platform/clock/german-time.ts'
import { useForm } from '../../platform/form/form.ts'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { RadioGroup } from '../../ui/form/choice.tsx'
import { DateField } from '../../ui/form/date-field.tsx'
import { Form } from '../../ui/form/form.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import { EntryFields } from './entry-fields.tsx'
import { ChangeForm, detailsOf, valuesOf } from './entry-form.ts'
import { useChange } from './use-change.ts'

/** Something is different from a day on, or was recorded wrongly: either is a record of its own. */
export function ChangeEntry({
  subprocessor,
  base,
  isCorrection,
  onDone,
}: {
  subprocessor: Subprocessor
  /** The record it starts from. */
  base: SubprocessorVersion
  isCorrection: boolean
  onDone: () => void
}) {
  const { t } = useLingui()
  const change = useChange(subprocessor)
  // What was typed keeps its name when the entry is read anew, as after the change itself.
  const [draft] = useState(`subprocessor ${subprocessor.id} ${base.sequence}`)
  const form = useForm(
    ChangeForm,
    {
      ...valuesOf(base),
      way: isCorrection ? 'correct' : null,
      validFrom: isCorrection ? base.validFrom : germanToday(),
      reason: null,
    },
    draft,
  )
  const isWrong = form.values.way === 'correct'
  return (
    <Form
      {...form.onSubmit(async ({ way, validFrom, reason, ...input }) => {
        await change({
          ...detailsOf(input),
          validFrom,
          ...(way === 'correct' && { corrects: base.sequence }),
          ...(reason !== null && { reason }),
        })
        onDone()
      })}
    >
      <RadioGroup
        label={t`Warum ändern Sie den Eintrag?`}
        options={[
          {
            value: 'change' as const,
            label: t`Es hat sich etwas geändert.`,
            description: t`Für die Zeit davor bleibt, was eingetragen ist.`,
          },
          {
            value: 'correct' as const,
            label: t`Es war falsch eingetragen.`,
            description: t`Die Berichtigung gilt auch für die Zeit davor; der falsche Eintrag bleibt im Verlauf lesbar.`,
          },
        ]}
        {...form.field('way')}
        onChange={(way) =>
          form.set({ way, validFrom: way === 'correct' ? base.validFrom : germanToday() })
        }
      />
      <DateField label={t`Gilt ab`} {...form.field('validFrom')} />
      <TextField
        label={isWrong ? t`Was war falsch?` : t`Anlass (freiwillig)`}
        {...form.field('reason')}
      />
      <EntryFields field={form.field} own={subprocessor.id} />
      <Refusal error={form.refusal} />
      <ButtonRow>
        <Button type="submit" look="primary" isPending={form.isPending}>
          <Trans>Speichern</Trans>
        </Button>
      </ButtonRow>
    </Form>
  )
}

import { Trans, useLingui } from '@lingui/react/macro'
import { type DraftMeasure, MeasureHeading } from '@portal/domain/toms/contract'
import { line, prose } from '@portal/domain/text'
import { CalendarDate } from '@portal/domain/time'
import { headingNames } from '@portal/domain/toms/heading-names'
import { systemsIn } from '@portal/domain/toms/measure-list'
import { z } from 'zod'
import { forgetDraft } from '../../platform/form/drafts.ts'
import { useForm } from '../../platform/form/form.ts'
import { localeNow } from '../../platform/language/i18n.ts'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import { Dialog } from '../../ui/basics/dialog.tsx'
import { DateField } from '../../ui/form/date-field.tsx'
import { Form } from '../../ui/form/form.tsx'
import { Select } from '../../ui/form/select.tsx'
import { TextArea, TextField } from '../../ui/form/text-field.tsx'

const MeasureForm = z.strictObject({
  heading: MeasureHeading,
  text: prose(2_000),
  systems: z
    .string()
    .transform(systemsIn)
    .pipe(z.array(line(80)).max(10)),
  implementedSince: CalendarDate.nullable(),
})
export type Written = z.output<typeof MeasureForm>

/** One measure in full; what was typed is kept when it is closed without being taken over. */
export function MeasureDialog({
  measure,
  onClose,
  onWritten,
}: {
  measure: DraftMeasure | null
  onClose: () => void
  onWritten: (written: Written) => void
}) {
  const { t } = useLingui()
  const name = `measure ${measure?.key ?? ''}`
  const form = useForm(
    MeasureForm,
    {
      heading: measure?.heading ?? null,
      text: measure?.text ?? '',
      systems: measure?.systems.join(', ') ?? '',
      implementedSince: measure?.implementedSince ?? null,
    },
    name,
  )
  return (
    <Dialog
      title={measure ? <Trans>Maßnahme ändern</Trans> : <Trans>Maßnahme hinzufügen</Trans>}
      isOpen
      onClose={onClose}
    >
      <Form {...form.onSubmit(async (written) => onWritten(written))}>
        <Select
          label={t`Überschrift (Anhang III)`}
          options={MeasureHeading.options.map((value) => ({
            value,
            label: headingNames[value][localeNow()],
          }))}
          {...form.field('heading')}
        />
        <TextArea label={t`Maßnahme`} maxLength={2_000} {...form.field('text')} />
        <TextField
          label={t`Gilt für (freiwillig)`}
          description={t`Systeme, durch Komma getrennt`}
          autoComplete="off"
          {...form.field('systems')}
        />
        <DateField label={t`Umgesetzt seit (freiwillig)`} {...form.field('implementedSince')} />
        <ButtonRow>
          <Button type="submit" look="primary">
            <Trans>Übernehmen</Trans>
          </Button>
          <Button
            onClick={() => {
              forgetDraft(name)
              onClose()
            }}
          >
            <Trans>Abbrechen</Trans>
          </Button>
        </ButtonRow>
      </Form>
    </Dialog>
  )
}

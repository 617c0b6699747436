import { Trans, useLingui } from '@lingui/react/macro'
import { Locale } from '@portal/domain/accounts/contract'
import { useMutation } from '@tanstack/react-query'
import { z } from 'zod'
import { changeLocale } from '../queries.ts'
import { useForm } from '../../platform/form/form.ts'
import { RadioGroup } from '../../ui/form/choice.tsx'
import { Form } from '../../ui/form/form.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { FormButtons } from '../form-buttons.tsx'

/** Each language by its own name, as it is found by those who speak no other. */
export const languageNames: Record<Locale, string> = { de: 'Deutsch', en: 'English' }

const Language = z.strictObject({ locale: Locale })

export function LocaleForm({ locale, onClose }: { locale: Locale; onClose: () => void }) {
  const { t } = useLingui()
  const change = useMutation(changeLocale())
  const form = useForm(Language, { locale })
  return (
    <Form
      {...form.onSubmit(async (input) => {
        await change.mutateAsync(input.locale)
        onClose()
      })}
    >
      <RadioGroup
        label={t`Sprache`}
        description={t`Für das Portal und die E-Mails an Sie.`}
        options={Locale.options.map((value) => ({
          value,
          label: <span lang={value}>{languageNames[value]}</span>,
        }))}
        {...form.field('locale')}
      />
      <Refusal error={form.refusal} />
      <FormButtons isPending={form.isPending} onCancel={onClose}>
        <Trans>Sprache speichern</Trans>
      </FormButtons>
    </Form>
  )
}

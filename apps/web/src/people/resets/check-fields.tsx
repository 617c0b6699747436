import { useLingui } from '@lingui/react/macro'
import { IdentityCheck } from '@portal/domain/people/contract'
import type { FormOf } from '../../platform/form/form.ts'
import { say } from '../../platform/language/i18n.ts'
import { RadioGroup } from '../../ui/form/choice.tsx'
import { TextArea } from '../../ui/form/text-field.tsx'
import { checkMethodWords } from '../words.ts'

/** How it was made sure that somebody is who they say. */
export function CheckFields({ form, name }: { form: FormOf<typeof IdentityCheck>; name: string }) {
  const { t } = useLingui()
  return (
    <>
      <RadioGroup
        label={t`Wie haben Sie festgestellt, dass es ${name} ist?`}
        {...form.field('method')}
        options={IdentityCheck.shape.method.options.map((value) => ({
          value,
          label: say(checkMethodWords[value]),
        }))}
      />
      <TextArea
        label={t`Notiz dazu`}
        description={t`Wann und woran Sie die Person erkannt haben. Bitte keine Ausweisnummern.`}
        maxLength={2_000}
        {...form.field('note')}
      />
    </>
  )
}

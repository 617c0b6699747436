import { useLingui } from '@lingui/react/macro'
import { SigningAuthority } from '@portal/domain/agreements/terms'
import { RadioGroup } from '../../../ui/form/choice.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { say } from '../../../platform/language/i18n.ts'
import { authorityWords } from '../../words.ts'

type Authority = { kind: SigningAuthority; note: string | null }

/** By what somebody represents a side; a power of attorney, or whatever else it is, is named. */
export function AuthorityField({
  value,
  onChange,
  errorMessage,
}: {
  value: Authority | null
  onChange: (value: Authority) => void
  errorMessage: string | undefined
}) {
  const { t } = useLingui()
  const isNamed = value?.kind === 'power-of-attorney' || value?.kind === 'other'
  return (
    <>
      <RadioGroup
        label={t`Wodurch Sie vertreten dürfen`}
        options={SigningAuthority.options.map((kind) => ({
          value: kind,
          label: say(authorityWords[kind]),
        }))}
        value={value?.kind ?? null}
        onChange={(kind) => onChange({ kind, note: null })}
        errorMessage={isNamed ? undefined : errorMessage}
      />
      {isNamed && (
        <TextField
          label={value.kind === 'other' ? t`Welcher Grund` : t`Welche Vollmacht`}
          description={
            value.kind === 'other'
              ? t`Zum Beispiel: Prokura, Vorstand, gesetzliche Vertretung.`
              : t`Von wem und von wann, wie: „Vollmacht von Anna Sommer vom 3. März 2026“.`
          }
          maxLength={500}
          value={value.note}
          onChange={(note) => onChange({ ...value, note: note === '' ? null : note })}
          errorMessage={errorMessage}
        />
      )}
    </>
  )
}

import { useLingui } from '@lingui/react/macro'
import { NamedDataCategory, NamedDataSubject } from '@portal/domain/agreements/contract'
import { CheckboxGroup } from '../../ui/form/choice.tsx'
import { TextArea } from '../../ui/form/text-field.tsx'
import { sayDataCategory, sayDataSubject } from '../words.ts'

type Of<T> = {
  name: string
  value: T | null
  onChange: (value: T | null) => void
  errorMessage: string | undefined
}

/** §3.1, §3.3: those the portal knows, and names of one's own. */
export function DataFields({
  categories,
  ownCategories,
  subjects,
  ownSubjects,
}: {
  categories: Of<NamedDataCategory[]>
  ownCategories: Of<string>
  subjects: Of<NamedDataSubject[]>
  ownSubjects: Of<string>
}) {
  const { t } = useLingui()
  return (
    <>
      <CheckboxGroup
        label={t`Datenarten`}
        options={NamedDataCategory.options.map((value) => ({
          value,
          label: sayDataCategory(value),
        }))}
        {...categories}
      />
      <TextArea
        label={t`Eigene Datenarten`}
        description={t`Jede in einer eigenen Zeile.`}
        optional
        {...ownCategories}
      />
      <CheckboxGroup
        label={t`Betroffene Personen`}
        options={NamedDataSubject.options.map((value) => ({
          value,
          label: sayDataSubject(value),
        }))}
        {...subjects}
      />
      <TextArea
        label={t`Eigene Gruppen betroffener Personen`}
        description={t`Jede in einer eigenen Zeile.`}
        optional
        {...ownSubjects}
      />
    </>
  )
}

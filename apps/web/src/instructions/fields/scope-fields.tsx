import { Trans, useLingui } from '@lingui/react/macro'
import { DataCategory, DataSubject } from '@portal/domain/agreements/contract'
import { System } from '@portal/domain/instructions/contract'
import { dataCategoryWords, dataSubjectWords } from '../../agreements/words.ts'
import { say } from '../../platform/language/i18n.ts'
import { CheckboxGroup } from '../../ui/form/choice.tsx'
import { Disclosure } from '../disclosure.tsx'
import type { DraftFields } from './draft-form.ts'
import { saySystem } from '../words.ts'

/** Which systems, data and people it is about. */
export function ScopeFields({ form }: { form: DraftFields }) {
  const { t } = useLingui()
  const { systems, dataCategories, dataSubjects } = form.values
  const fields = [
    form.field('systems'),
    form.field('dataCategories'),
    form.field('dataSubjects'),
  ] as const
  const chosen = [
    ...(systems ?? []).map(saySystem),
    ...(dataSubjects ?? []).map((each) => say(dataSubjectWords[each])),
    ...(dataCategories ?? []).map((each) => say(dataCategoryWords[each])),
  ]
  return (
    <Disclosure
      title={<Trans>Systeme, Daten und Betroffene</Trans>}
      note={chosen.length > 0 ? chosen.join(', ') : <Trans>freiwillig, hilft beim Ausführen</Trans>}
      isOpen={fields.some(({ errorMessage }) => errorMessage)}
    >
      <CheckboxGroup
        label={t`In welchen Systemen?`}
        optional
        options={System.options.map((value) => ({ value, label: saySystem(value) }))}
        {...fields[0]}
      />
      <CheckboxGroup
        label={t`Wessen Daten?`}
        optional
        options={DataSubject.options.map((value) => ({
          value,
          label: say(dataSubjectWords[value]),
        }))}
        {...fields[2]}
      />
      <CheckboxGroup
        label={t`Welche Arten von Daten?`}
        description={t`Die Arten, die Ihr Vertrag in § 3.1 nennt.`}
        optional
        options={DataCategory.options.map((value) => ({
          value,
          label: say(dataCategoryWords[value]),
        }))}
        {...fields[1]}
      />
    </Disclosure>
  )
}

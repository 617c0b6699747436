import { Trans, useLingui } from '@lingui/react/macro'
import { NamedDataCategory, NamedDataSubject } from '@portal/domain/agreements/contract'
import { System } from '@portal/domain/instructions/contract'
import { sayDataCategory, sayDataSubject } from '../../agreements/words.ts'
import { CheckboxGroup } from '../../ui/form/choice.tsx'
import { Disclosure } from '../disclosure.tsx'
import type { DraftFields } from './draft-form.ts'
import { NamedOrOwn } from './named-or-own.tsx'
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
    ...(dataSubjects ?? []).map(sayDataSubject),
    ...(dataCategories ?? []).map(sayDataCategory),
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
      <NamedOrOwn
        label={t`Wessen Daten?`}
        own={t`Andere Personen, in eigenen Worten`}
        named={NamedDataSubject.options}
        sayName={sayDataSubject}
        {...fields[2]}
      />
      <NamedOrOwn
        label={t`Welche Arten von Daten?`}
        description={t`Die Arten, die Ihr Vertrag in § 3.1 nennt, und Gesundheitsdaten. Andere nennen Sie in eigenen Worten.`}
        own={t`Andere Art von Daten, in eigenen Worten`}
        named={NamedDataCategory.options}
        sayName={sayDataCategory}
        {...fields[1]}
      />
    </Disclosure>
  )
}

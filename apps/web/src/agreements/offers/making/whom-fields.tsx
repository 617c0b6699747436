import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { Client } from '@portal/domain/clients/contract'
import { useState } from 'react'
import { CheckboxGroup, RadioGroup } from '../../../ui/form/choice.tsx'
import { DateField } from '../../../ui/form/date-field.tsx'
import { SearchField } from '../../../ui/form/search-field.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Section } from '../../../ui/page/page.tsx'
import type { FormOf } from '../../../platform/form/form.ts'
import type { MakingForm } from './making-form.ts'

/** So many are shown at once; the others are found by searching. */
const mostShown = 50

/** Whom it is offered to, and until when. */
export function WhomFields({
  form,
  clients,
}: {
  form: FormOf<typeof MakingForm>
  /** Those who may get one. */
  clients: Client[]
}) {
  const { t } = useLingui()
  return (
    <Section title={t`Wem`}>
      <RadioGroup
        label={t`Wem Sie den Vertrag anbieten`}
        options={[
          { value: 'some', label: t`Einzelnen, die ich auswähle` },
          {
            value: 'all',
            label: t`Allen, die noch keinen Vertrag haben`,
            description: t`Wer schon ein offenes Angebot hat, wird ausgelassen.`,
          },
        ]}
        {...form.field('whom')}
      />
      {form.values.whom === 'some' && (
        <ChosenField clients={clients} {...form.field('clientIds')} />
      )}
      <DateField
        label={t`Offen bis`}
        description={t`Der letzte Tag, an dem unterschrieben werden kann.`}
        {...form.field('openUntil')}
      />
      <TextField
        label={t`Tage, die der Auftraggeber an seine Unterschrift gebunden ist`}
        description={t`So lange können Sie gegenzeichnen: 3 bis 60 Tage, als Zahl. Danach erlischt die Unterschrift.`}
        {...form.field('bindingDays')}
      />
    </Section>
  )
}

function ChosenField({
  clients,
  value,
  onChange,
  ...field
}: {
  clients: Client[]
  name: string
  value: string[] | null
  onChange: (value: string[]) => void
  errorMessage: string | undefined
}) {
  const { t } = useLingui()
  const [search, setSearch] = useState('')
  const chosen = value ?? []
  const words = search.toLocaleLowerCase('de').split(/\s+/u).filter(Boolean)
  const found = clients.filter(({ id, name, number, address }) => {
    if (words.length === 0 && chosen.includes(id)) return true
    const text = `${name} ${number} ${address.city}`.toLocaleLowerCase('de')
    return words.every((word) => text.includes(word))
  })
  // Whoever is chosen stands first when the page opens, and is never out of sight.
  const shown = found
    .toSorted((one, other) => Number(chosen.includes(other.id)) - Number(chosen.includes(one.id)))
    .slice(0, mostShown)
    .toSorted((one, other) => clients.indexOf(one) - clients.indexOf(other))
  const left = found.length - shown.length
  return (
    <>
      {clients.length > 8 && (
        <SearchField label={t`Name, Nummer oder Ort`} value={search} onChange={setSearch} />
      )}
      <CheckboxGroup
        label={t`Auftraggeber ohne Vertrag`}
        options={shown.map(({ id, name, number, address }) => ({
          value: id,
          label: name,
          description: `${number}, ${address.city}`,
        }))}
        value={chosen}
        onChange={(ticked) =>
          onChange([...chosen.filter((id) => !shown.some((each) => each.id === id)), ...ticked])
        }
        {...field}
      />
      {found.length === 0 && (
        <p>
          {clients.length === 0 ? (
            <Trans>Jeder Ihrer Auftraggeber hat einen Vertrag.</Trans>
          ) : (
            <Trans>Niemand ohne Vertrag heißt so.</Trans>
          )}
        </p>
      )}
      {left > 0 && (
        <p>
          <Plural
            value={left}
            one="Ein weiterer steht nicht in dieser Liste: Suchen Sie ihn."
            other="# weitere stehen nicht in dieser Liste: Suchen Sie sie."
          />
        </p>
      )}
      <p role="status">
        <Plural value={chosen.length} _0="Noch niemand gewählt" one="# gewählt" other="# gewählt" />
      </p>
    </>
  )
}

import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { Client } from '@portal/domain/clients/contract'
import { useState } from 'react'
import { CheckboxGroup } from '../ui/form/choice.tsx'
import { SearchField } from '../ui/form/search-field.tsx'

/** So many are shown at once; the others are found by searching. */
const mostShown = 50

/** Some of the clients that have no agreement. */
export function ChosenField({
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

import { useLingui } from '@lingui/react/macro'
import type { Client } from '@portal/domain/clients/contract'
import { useState } from 'react'
import { CheckboxGroup } from '../../ui/form/choice.tsx'
import { SearchField } from '../../ui/form/search-field.tsx'
import styles from './editor.module.css'

/** Some of many clients. A search only hides; what was ticked stays ticked. */
export function ChosenClients({
  clients,
  value,
  onChange,
  errorMessage,
}: {
  clients: Client[]
  value: string[]
  onChange: (value: string[]) => void
  errorMessage: string | undefined
}) {
  const { t } = useLingui()
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLocaleLowerCase('de')
  const shown = clients.filter(({ name, address }) =>
    `${name} ${address.city}`.toLocaleLowerCase('de').includes(wanted),
  )
  const hidden = value.filter((id) => !shown.some((client) => client.id === id))
  return (
    <div className={styles.choose}>
      {clients.length > 5 && (
        <SearchField label={t`Suche nach Name oder Ort`} value={search} onChange={setSearch} />
      )}
      <div className={styles.clients} role="presentation">
        <CheckboxGroup
          label={t`${value.length} von ${clients.length} ausgewählt`}
          name="clientIds"
          value={value}
          onChange={(ticked) => onChange([...hidden, ...ticked])}
          options={shown.map(({ id, name, address }) => ({
            value: id,
            label: name,
            description: address.city,
          }))}
          errorMessage={errorMessage}
        />
      </div>
    </div>
  )
}

import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { Client } from '@portal/domain/clients/contract'
import type { Audience } from '@portal/domain/notices/contract'
import { useState } from 'react'
import { RadioGroup } from '../../ui/form/choice.tsx'
import { ChosenClients } from './chosen-clients.tsx'

/** Whom a notice goes to: every client, or some. Going back and forth keeps the choice. */
export function AudienceField({
  clients,
  name,
  value,
  onChange,
  errorMessage,
}: {
  clients: Client[]
  name: string
  value: Audience | null
  onChange: (value: Audience) => void
  errorMessage: string | undefined
}) {
  const { t } = useLingui()
  const chosen = value === null || value === 'all' ? null : value.clientIds
  const [remembered, setRemembered] = useState(chosen ?? [])
  function choose(clientIds: string[]) {
    setRemembered(clientIds)
    onChange({ clientIds })
  }
  return (
    <>
      <RadioGroup
        label={t`Empfänger`}
        name={name}
        value={value === null ? null : chosen ? 'some' : 'all'}
        onChange={(kind) => (kind === 'all' ? onChange('all') : choose(remembered))}
        options={[
          {
            value: 'all' as const,
            label: plural(clients.length, {
              one: 'Alle Auftraggeber (zurzeit #)',
              other: 'Alle Auftraggeber (zurzeit #)',
            }),
          },
          { value: 'some' as const, label: t`Ausgewählte Auftraggeber` },
        ]}
        errorMessage={chosen ? undefined : errorMessage}
      />
      {chosen && (
        <ChosenClients
          clients={clients}
          value={chosen}
          onChange={choose}
          errorMessage={errorMessage && t`Bitte wählen Sie mindestens einen Auftraggeber.`}
        />
      )}
    </>
  )
}

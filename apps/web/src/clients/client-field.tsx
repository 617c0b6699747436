import { useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import type { ComponentProps } from 'react'
import { Select } from '../ui/form/select.tsx'
import { clientsQuery } from './queries.ts'

/** In a form of the provider: whose it is. */
export function ClientField(
  field: Omit<ComponentProps<typeof Select<string>>, 'label' | 'options'>,
) {
  const { t } = useLingui()
  const { data: clients } = useSuspenseQuery(clientsQuery())
  return (
    <Select
      label={t`Auftraggeber`}
      options={clients.map(({ id, name }) => ({ value: id, label: name }))}
      {...field}
    />
  )
}

import { useLingui } from '@lingui/react/macro'
import { OrderSelect } from './order-select.tsx'

/** Narrows a list to one of a few; the first choice takes the limit away again. */
export function FilterSelect<T extends string>({
  label,
  value,
  onChange,
  options,
}: {
  label: string
  value: T | null
  onChange: (value: T | null) => void
  options: readonly { value: T; label: string }[]
}) {
  const { t } = useLingui()
  return (
    <OrderSelect<T | ''>
      label={label}
      value={value ?? ''}
      onChange={(chosen) => onChange(chosen === '' ? null : chosen)}
      options={[{ value: '', label: t`Alle` }, ...options]}
    />
  )
}

import { type ReactNode, useId } from 'react'
import { FieldGroup, type FieldWords } from './field.tsx'
import styles from './choice.module.css'

type Option<T> = { value: T; label: ReactNode; description?: ReactNode }
type Tick = {
  type: 'checkbox' | 'radio'
  name?: string | undefined
  checked: boolean
  onChange: (checked: boolean) => void
  label: ReactNode
  description?: ReactNode
}

const Option = ({ label, description, onChange, ...input }: Tick) => (
  <label className={styles.option}>
    <input
      {...input}
      className={styles.mark}
      onChange={(event) => onChange(event.target.checked)}
    />
    <span>
      {label}
      {description && <span className={styles.help}>{description}</span>}
    </span>
  </label>
)

export const Checkbox = ({
  children,
  isSelected,
  onChange,
}: {
  children: ReactNode
  isSelected: boolean
  onChange: (isSelected: boolean) => void
}) => <Option type="checkbox" checked={isSelected} onChange={onChange} label={children} />

/** Any number of a few. */
export const CheckboxGroup = <T extends string>({
  value,
  onChange,
  options,
  name,
  ...words
}: FieldWords & {
  name?: string
  value: T[] | null
  onChange: (value: T[]) => void
  options: readonly Option<T>[]
}) => (
  <FieldGroup role="group" {...words}>
    {options.map((option) => (
      <Option
        key={option.value}
        type="checkbox"
        name={name}
        {...option}
        checked={value?.includes(option.value) ?? false}
        onChange={(isTicked) =>
          onChange(
            options
              .map((each) => each.value)
              .filter((each) => (each === option.value ? isTicked : value?.includes(each))),
          )
        }
      />
    ))}
  </FieldGroup>
)

/** One of a few, all of them in view; for a long list take `Select`. */
export function RadioGroup<T extends string>({
  value,
  onChange,
  options,
  name,
  ...words
}: FieldWords & {
  name?: string
  value: T | null
  onChange: (value: T) => void
  options: readonly Option<T>[]
}) {
  const id = useId()
  return (
    <FieldGroup role="radiogroup" {...words}>
      {options.map((option) => (
        <Option
          key={option.value}
          type="radio"
          name={name ?? id}
          {...option}
          checked={value === option.value}
          onChange={() => onChange(option.value)}
        />
      ))}
    </FieldGroup>
  )
}

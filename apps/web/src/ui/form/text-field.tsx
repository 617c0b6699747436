import type { HTMLInputAutoCompleteAttribute } from 'react'
import { Counter } from './counter.tsx'
import { Field, type FieldWords } from './field.tsx'
import styles from './field.module.css'

type TextProps = FieldWords & {
  name?: string
  value: string | null
  onChange: (value: string) => void
  /** Counted down once it comes near; what is over is not cut off, so that nothing pasted is lost. */
  maxLength?: number
  autoComplete?: HTMLInputAutoCompleteAttribute
  autoFocus?: boolean
}

// No `type=email`: Firefox refuses umlauts in it, Chromium hands out another text than is seen.
const mail = {
  type: 'text',
  inputMode: 'email',
  autoCapitalize: 'none',
  autoCorrect: 'off',
  spellCheck: false,
} as const

export const TextField = ({
  value,
  onChange,
  name,
  maxLength,
  autoComplete,
  autoFocus,
  type = 'text',
  ...words
}: TextProps & {
  type?: 'text' | 'email' | 'password' | 'tel' | 'search'
}) => (
  <Field {...words}>
    {(control) => (
      <>
        <input
          {...control}
          {...(type === 'email' ? mail : { type })}
          name={name}
          className={styles.control}
          value={value ?? ''}
          onChange={(event) => onChange(event.target.value)}
          autoComplete={autoComplete}
          autoFocus={autoFocus}
        />
        <Counter used={value?.length ?? 0} limit={maxLength} />
      </>
    )}
  </Field>
)

export const TextArea = ({ value, onChange, name, maxLength, autoFocus, ...words }: TextProps) => (
  <Field {...words}>
    {(control) => (
      <>
        <textarea
          {...control}
          name={name}
          rows={6}
          className={styles.area}
          value={value ?? ''}
          onChange={(event) => onChange(event.target.value)}
          autoFocus={autoFocus}
        />
        <Counter used={value?.length ?? 0} limit={maxLength} />
      </>
    )}
  </Field>
)

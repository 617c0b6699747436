import { Trans } from '@lingui/react/macro'
import { type ReactNode, useId } from 'react'
import { Icon } from '../basics/icon.tsx'
import styles from './field.module.css'

/** What every field may say: its name, what to enter, that it may stay empty, and what is wrong with it. */
export type FieldWords = {
  label: ReactNode
  description?: ReactNode
  optional?: boolean
  errorMessage?: string | undefined
}

type Control = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
  'aria-required': true | undefined
}

/** One control of the browser's own: its name above, help below that, an error next to what caused it. */
export function Field({
  children,
  ...words
}: FieldWords & { children: (control: Control) => ReactNode }) {
  const { id, describedBy, help, error } = useWords(words)
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        <Label {...words} />
      </label>
      {help}
      {children({
        id,
        'aria-describedby': describedBy,
        'aria-invalid': words.errorMessage ? true : undefined,
        'aria-required': words.optional ? undefined : true,
      })}
      {error}
    </div>
  )
}

/** Several controls that answer one question. */
export function FieldGroup({
  children,
  role,
  ...words
}: FieldWords & { role: 'group' | 'radiogroup'; children: ReactNode }) {
  const { id, describedBy, help, error } = useWords(words)
  return (
    <div
      className={styles.field}
      role={role}
      aria-labelledby={id}
      aria-describedby={describedBy}
      // Takes the focus when it is what is wrong.
      tabIndex={-1}
      {...(role === 'radiogroup' && { 'aria-required': !words.optional })}
      {...(words.errorMessage && { 'aria-invalid': true })}
    >
      <span id={id} className={styles.label}>
        <Label {...words} />
      </span>
      {help}
      <div className={styles.options}>{children}</div>
      {error}
    </div>
  )
}

function useWords({ description, errorMessage }: FieldWords) {
  const id = useId()
  const described = [description && `${id}-help`, errorMessage && `${id}-error`]
    .filter(Boolean)
    .join(' ')
  return {
    id,
    describedBy: described || undefined,
    help: description && (
      <span id={`${id}-help`} className={styles.description}>
        {description}
      </span>
    ),
    error: errorMessage && (
      <span id={`${id}-error`} className={styles.error}>
        <Icon name="warning" />
        <span>{errorMessage}</span>
      </span>
    ),
  }
}

const Label = ({ label, optional }: FieldWords) => (
  <>
    {label}
    {optional && (
      <span className={styles.optional}>
        {' '}
        <Trans>(freiwillig)</Trans>
      </span>
    )}
  </>
)

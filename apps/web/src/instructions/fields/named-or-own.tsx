import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { Button } from '../../ui/basics/button.tsx'
import { CheckboxGroup } from '../../ui/form/choice.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import styles from './named-or-own.module.css'

const most = 20

/** Any number of those that are known, and names of one's own beside them. */
export function NamedOrOwn({
  named,
  value,
  onChange,
  sayName,
  label,
  own,
  ...words
}: {
  /** Offered to be ticked. */
  named: readonly string[]
  value: string[] | null
  onChange: (value: string[]) => void
  sayName: (name: string) => string
  label: string
  /** Asks for another one. */
  own: string
  description?: string
  name?: string
  errorMessage?: string | undefined
}) {
  const { t } = useLingui()
  const [typed, setTyped] = useState('')
  const [refusal, setRefusal] = useState<string | null>(null)
  const chosen = value ?? []
  const offered = [...new Set([...named, ...chosen])]
  function add(): void {
    const name = typed.trim()
    if (name === '') return
    const isKnown = offered.some((each) =>
      [each, sayName(each)].some((word) => word.toLowerCase() === name.toLowerCase()),
    )
    if (isKnown) return setRefusal(t`Das steht schon zur Wahl.`)
    if (chosen.length >= most) return setRefusal(t`Mehr als ${most} lassen sich nicht nennen.`)
    setTyped('')
    setRefusal(null)
    onChange([...chosen, name])
  }
  return (
    <div className={styles.group}>
      <CheckboxGroup
        label={label}
        optional
        options={offered.map((each): { value: string; label: ReactNode } => ({
          value: each,
          label: sayName(each),
        }))}
        value={value}
        onChange={onChange}
        {...words}
      />
      <div className={styles.own}>
        <TextField
          label={own}
          optional
          maxLength={80}
          value={typed}
          onChange={(text) => {
            setTyped(text)
            setRefusal(null)
          }}
          {...(refusal !== null && { errorMessage: refusal })}
        />
        <Button onClick={add}>
          <Trans>Hinzufügen</Trans>
        </Button>
      </div>
    </div>
  )
}

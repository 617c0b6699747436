import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { announce } from '../../ui/basics/live-region.tsx'
import { useFocusKept } from '../../ui/data/use-focus-kept.ts'
import styles from '../texts.module.css'
import { type Acts, Paragraph } from './paragraph.tsx'
import { rowsOf, spliced } from './text-form.ts'

/** The text, one paragraph of it opened at a time. */
export function Paragraphs({
  value,
  onChange,
  errorMessage,
}: {
  value: string | null
  onChange: (text: string) => void
  errorMessage: string | undefined
}) {
  const { t } = useLingui()
  const [open, setOpen] = useState<number | null>(null)
  const text = value ?? ''
  const acts: Acts = {
    onOpen: setOpen,
    onChange: (at, line) => onChange(spliced(text, at, 1, line)),
    onAddAfter: (at) => {
      onChange(spliced(text, at + 1, 0, ''))
      setOpen(at + 1)
    },
    onStrike: (at) => {
      onChange(spliced(text, at, 1))
      setOpen(null)
      announce(t`Gestrichen.`)
    },
    onPutBack: ({ at, line }) => {
      onChange(spliced(text, at, 0, line))
      setOpen(null)
      announce(t`Wieder eingesetzt.`)
    },
  }
  return (
    <>
      <ol
        {...useFocusKept<HTMLOListElement>()}
        className={styles.paragraphs}
        aria-label={t`Absätze des Vertrags`}
      >
        {rowsOf(text).map((row, index) => (
          <Paragraph
            key={index}
            row={row}
            isOpen={row.change !== 'removed' && row.at === open}
            acts={acts}
          />
        ))}
      </ol>
      {errorMessage && <p role="alert">{errorMessage}</p>}
    </>
  )
}

import { type ReactNode, useEffect, useRef } from 'react'
import styles from './sign-in.module.css'

/** The head of a step: titles the document, and takes the focus unless the step's first field has it. */
export function StepHeader({ title, children }: { title: string; children?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} – AVV-Portal`
  }, [title])
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus()
  }, [])
  return (
    <header className={styles.header} data-print="no">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </header>
  )
}

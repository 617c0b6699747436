import { type ReactNode, useEffect } from 'react'
import styles from './sign-in.module.css'

export function StepHeader({ title, children }: { title: string; children?: ReactNode }) {
  useEffect(() => {
    document.title = `${title} – AVV-Portal`
  }, [title])
  return (
    <header className={styles.header}>
      <h1>{title}</h1>
      {children}
    </header>
  )
}

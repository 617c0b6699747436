import { useLingui } from '@lingui/react/macro'
import styles from './steps.module.css'

/** Where a person is on the way of a binding act: form, review, confirmation, receipt. */
export function Steps({ steps, current }: { steps: readonly string[]; current: number }) {
  const { t } = useLingui()
  return (
    <ol className={styles.steps} aria-label={t`Schritte`} data-print="no">
      {steps.map((step, index) => (
        <li
          key={step}
          aria-current={index === current ? 'step' : undefined}
          data-done={index < current || undefined}
        >
          <span className={styles.number}>{index + 1}</span>
          {step}
        </li>
      ))}
    </ol>
  )
}

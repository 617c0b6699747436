import type { ComponentProps } from 'react'
import styles from './field.module.css'

/** Takes what `form.onSubmit(act)` returns. */
export const Form = (props: ComponentProps<'form'>) => <form {...props} className={styles.form} />

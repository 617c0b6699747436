import type { ReactNode } from 'react'
import { basics } from './basics.tsx'
import { csv } from './csv.tsx'
import { data } from './data.tsx'
import { form } from './form.tsx'
import styles from './gallery.module.css'
import { page } from './page.tsx'

/** Every part of `ui` by the file it stands in, in every state it can have. */
export const specimens: Readonly<Record<string, ReactNode>> = {
  ...page,
  ...basics,
  ...form,
  ...data,
  ...csv,
}

export const Gallery = () => (
  <main className={styles.sheet}>
    {Object.entries(specimens).map(([name, states]) => (
      <section key={name} id={name} className={styles.specimen}>
        <p className={styles.name}>
          <a href={`#${name}`}>{name}</a>
        </p>
        <div className={styles.states}>{states}</div>
      </section>
    ))}
  </main>
)

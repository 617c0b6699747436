import type { ReactNode } from 'react'
import styles from './definition-list.module.css'

/** Names and what stands behind them. Rows without a value are left out. */
export const DefinitionList = ({
  rows,
}: {
  rows: readonly (readonly [name: ReactNode, value: ReactNode])[]
}) => (
  <dl className={styles.list}>
    {rows.map(([name, value], index) =>
      value === null || value === undefined || value === '' || value === false ? null : (
        // The rows of one list never change their order.
        <div key={index} className={styles.row}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ),
    )}
  </dl>
)

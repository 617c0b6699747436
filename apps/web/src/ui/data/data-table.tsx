import type { MessageDescriptor } from '@lingui/core'
import type { ReactNode } from 'react'
import { say } from '../../platform/language/i18n.ts'
import styles from './data-table.module.css'

/** Columns are constants beside the page, hence `msg` and not `t`. */
export type Column<Row> = {
  key: string
  header: MessageDescriptor
  cell: (row: Row) => ReactNode
  /** Says which row this is; on a phone it becomes the head of a card. */
  isRowHeader?: boolean
  align?: 'end'
}

/** A table that turns into a stack of cards on a phone. `caption` tells a screen reader what it lists. */
export const DataTable = <Row,>({
  caption,
  columns,
  rows,
  rowKey,
}: {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
}) => (
  // The roles repeat what the elements say, because `display: block` takes it from them.
  <table role="table" className={styles.table}>
    <caption className={styles.caption}>{caption}</caption>
    <thead role="rowgroup">
      <tr role="row">
        {columns.map(({ key, header, align }) => (
          <th key={key} role="columnheader" scope="col" data-align={align}>
            {say(header)}
          </th>
        ))}
      </tr>
    </thead>
    <tbody role="rowgroup">
      {rows.map((row) => (
        <tr key={rowKey(row)} role="row">
          {columns.map(({ key, header, cell, isRowHeader = false, align }) =>
            isRowHeader ? (
              <th key={key} role="rowheader" scope="row">
                {cell(row)}
              </th>
            ) : (
              <td key={key} role="cell" data-label={say(header)} data-align={align}>
                <div>{cell(row)}</div>
              </td>
            ),
          )}
        </tr>
      ))}
    </tbody>
  </table>
)

/**
 * Rows of one kind in a statement that is written out: each becomes the JSON of its columns, in this order. Moments are text
 * there. Everything is part of the program, nothing comes from whoever asks.
 */
export type Rows = { columns: string; from: string; order: string }

/** The first of them, as JSON. */
export const firstRows = ({ columns, from, order }: Rows, most: number): string =>
  `select row_to_json(t) as item from (select ${columns} ${from} order by ${order} limit ${most}) t`

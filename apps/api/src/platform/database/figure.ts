import { mostCounted } from '@portal/domain/figure'

/** A `Figure` of the rows of a query, which is read no further than a figure counts. */
export const figureOf = (rows: string): string =>
  `(select json_build_object('count', least(count(*), ${mostCounted}), 'more', count(*) > ${mostCounted})
      from (${rows} limit ${mostCounted + 1}) counted)`

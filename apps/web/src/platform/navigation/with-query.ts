export type Query = Record<string, string | number | boolean | null | undefined>

/** An address with what is asked for behind `?`; what is empty is left out. */
export function withQuery(address: string, query: Query): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === null || value === undefined || value === '' ? [] : [[name, String(value)]],
  )
  return given.length > 0 ? `${address}?${new URLSearchParams(given)}` : address
}

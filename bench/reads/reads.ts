import { type Ask, pageOf } from './ask.ts'
import { filtersOf, togetherOf } from './filters.ts'
import { addressesOf, type Known } from './ids.ts'
import { isList, type Operation, requiredOf } from './operations.ts'

/** One way to ask for a read: `variant` says with which filter or how deep; a list's address takes a `limit`. */
export type Read = { id: string; path: string; variant: string; address: string; isList: boolean }
export type Found = { reads: Read[]; refused: string[]; missing: string[] }

const deepest = 40

/** Every way of every read that this person may ask for; what is refused to them, and what could not be found, by name. */
export async function findReads(
  ask: Ask,
  operations: readonly Operation[],
  known: Known,
  wanted: readonly Operation[] = operations,
): Promise<Found> {
  const found: Found = { reads: [], refused: [], missing: [] }
  for (const operation of wanted) {
    const base = await baseOf(ask, operations, operation, known)
    if (base === 'refused') found.refused.push(operation.id)
    else if (base === null) found.missing.push(operation.id)
    else {
      found.reads.push(base)
      if (isList(operation)) await addVariants(ask, operation, base, known, found)
    }
  }
  return found
}

/** A list is asked for as it opens, else for one client where it has to be. */
async function baseOf(
  ask: Ask,
  operations: readonly Operation[],
  operation: Operation,
  known: Known,
): Promise<Read | 'refused' | null> {
  const { id, path, parameters } = operation
  const ofClient = parameters.some(
    ({ name, in: where }) => name === 'clientId' && where === 'query',
  )
  let tries = 0
  for await (const address of addressesOf({ ask, operations, known }, path)) {
    for (const query of [
      requiredOf(operation, known.clientId),
      ...(ofClient ? [`clientId=${known.clientId}`] : []),
    ]) {
      const { status } = await ask(withQuery(address, query))
      const read = { id, path, variant: '', address: withQuery(address, query) }
      if (status === 200) return { ...read, isList: isList(operation) }
      if (status === 403) return 'refused'
    }
    if ((tries += 1) === 250) break
  }
  return null
}

async function addVariants(
  ask: Ask,
  operation: Operation,
  base: Read,
  known: Known,
  { reads, missing }: Found,
): Promise<void> {
  const begin = pageOf(await ask(withQuery(base.address, 'limit=1')))
  const add = (variant: string, query: string) =>
    reads.push({ ...base, variant, address: withQuery(base.address, query) })
  for (const { name, values } of await filtersOf(ask, operation, known)) {
    if (base.address.includes(`${name}=`)) continue
    const answered = await Promise.all(
      values.map(async (value) => {
        const query = `${name}=${encodeURIComponent(value)}`
        return { value, query, ...(await ask(withQuery(base.address, query))) }
      }),
    )
    const taken = answered.filter(({ status }) => status === 200)
    for (const { value, query } of taken) add(`${name}=${value}`, query)
    // Nothing to filter by is no gap; a filter nobody knows a value for is.
    if (taken.length === 0 && begin?.items.length) missing.push(`${base.id}?${name}`)
  }
  for (const query of togetherOf(operation, known)) {
    add(query.replaceAll('&', ' '), encodeURI(query))
    const deep = await deepPage(ask, withQuery(base.address, encodeURI(query)))
    if (deep)
      add(
        `${query.replaceAll('&', ' ')} behind ${deep.rows} rows`,
        `${encodeURI(query)}&cursor=${deep.cursor}`,
      )
  }
  const sorts = operation.parameters.find(({ name }) => name === 'sort')?.schema.enum ?? ['']
  for (const sort of sorts) {
    const order = sort && `sort=${sort}`
    const deep = await deepPage(ask, withQuery(base.address, order))
    if (deep)
      add(
        `${order} behind ${deep.rows} rows`.trim(),
        `${order && `${order}&`}cursor=${deep.cursor}`,
      )
  }
}

/** The last page but one within reach; null for a list that ends before its second. A page that is refused is an error. */
async function deepPage(ask: Ask, address: string) {
  let deep: { cursor: string; rows: number } | null = null
  for (let pages = 1; pages <= deepest; pages++) {
    const next: string = withQuery(address, `limit=100${deep ? `&cursor=${deep.cursor}` : ''}`)
    const answer = await ask(next)
    if (answer.status !== 200) throw new Error(`${next} answered ${answer.status}`)
    const cursor = pageOf(answer)?.nextCursor
    if (!cursor) break
    deep = { cursor, rows: pages * 100 }
  }
  return deep
}

export const withQuery = (address: string, query: string): string =>
  query === '' ? address : `${address}${address.includes('?') ? '&' : '?'}${query}`

/** What a variant is called on another filling of the database: without ids. */
export const lastingVariant = ({ variant }: Read): string =>
  variant.replace(/=[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/u, '')

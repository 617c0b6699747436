import { type Ask, pageOf } from './ask.ts'
import type { Known } from './ids.ts'
import type { Operation, Parameter } from './operations.ts'

// A word that many have, one that fewer have, a part of one that none has, one nobody has, two words, two that never meet,
// one and two letters, a year, numbers, parts of numbers, a word and a year.
const searched = [
  'Eichhörnchen',
  'Löschungen',
  'aktenz',
  'xyzzy',
  'Akte Bäumler',
  'Süß Völkl',
  'a',
  'ab',
  '20',
  '2025',
  'W-2025-0100',
  '2025-1',
  '2025-100',
  '1000',
  'Löschung 2024',
]
const most = 4

/** Filters together that once met few of the rows they looked through; a `$client` in them is the one that is measured. */
const together: Record<string, string[]> = {
  listInstructions: [
    'search=Akte Bäumler&sort=due',
    'search=Akte Bäumler&urgency=urgent',
    'search=Akte Bäumler&turn=client',
    'search=Löschung&kind=erasure',
    'search=Löschung&status=suspended',
    'search=2025-1&status=suspended',
    'search=2025-100&status=closed',
    'search=2025&sort=due',
    'turn=client&sort=due',
    'turn=provider&sort=due',
    'overdue=true&sort=due',
    'urgency=urgent&sort=due',
    'status=suspended&sort=due',
    'open=false&turn=client',
    'kind=erasure&urgency=urgent&open=true',
  ],
  listNotices: [
    'kind=general&open=true',
    'kind=general&clientId=$client',
    'clientId=$client&open=true',
    'clientId=$client&open=false',
  ],
}

/** The same as they stand in an address. */
export const togetherOf = ({ id }: Operation, { clientId }: Known): string[] =>
  (together[id] ?? []).map((query) => query.replace('$client', clientId))

/** Every filter of a list with the values it is measured with; none where no value is known. */
export async function filtersOf(
  ask: Ask,
  { parameters }: Operation,
  known: Known,
): Promise<{ name: string; values: string[] }[]> {
  const filters = parameters.filter(
    ({ name, in: where }) => where === 'query' && name !== 'limit' && name !== 'cursor',
  )
  return Promise.all(
    filters.map(async (filter) => ({
      name: filter.name,
      values: await valuesOf(ask, filter, known),
    })),
  )
}

async function valuesOf(ask: Ask, { name, schema }: Parameter, known: Known): Promise<string[]> {
  if (schema.enum) return spread(schema.enum)
  if (name === 'search') return searched
  if (schema.format === 'date') return [new Date().toISOString().slice(0, 10)]
  if (name in known) return [known[name as keyof Known]]
  if (name === 'batchId') return firstBatch(ask)
  if (name.endsWith('Id'))
    return firstId(ask, name === 'subjectId' ? 'instruction' : name.slice(0, -2))
  // What is left is yes or no; who asks finds out whether it is.
  return ['true', 'false']
}

/** Lists that go by a longer name than the filter. */
const listOf: Record<string, string> = { offer: 'agreement-offers' }

const firstId = async (ask: Ask, what: string): Promise<string[]> => {
  const page = pageOf(await ask(`/api/v1/${listOf[what] ?? `${what}s`}?limit=1`))
  return page?.items.map(({ id }) => String(id)) ?? []
}

const firstBatch = async (ask: Ask): Promise<string[]> =>
  pageOf(await ask('/api/v1/agreement-offers?limit=1'))?.items.map((item) =>
    String(item['batchId']),
  ) ?? []

/** Of many choices some from the whole row. */
const spread = (choices: string[]): string[] =>
  choices.length <= most
    ? choices
    : Array.from(
        { length: most },
        (_, i) => choices[Math.floor((i * (choices.length - 1)) / (most - 1))]!,
      )

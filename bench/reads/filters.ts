import { type Ask, pageOf } from './ask.ts'
import type { Known } from './ids.ts'
import type { Operation, Parameter } from './operations.ts'

// A word that many have, one that fewer have, a part of one that none has, two words, two letters, numbers, parts of numbers.
const searched = [
  'Eichhörnchen',
  'Löschungen',
  'aktenz',
  'Akte Bäumler',
  'ab',
  'W-2025-0100',
  '2025-100',
  '1000',
]
const most = 4

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
  if (name.endsWith('Id'))
    return firstId(ask, name === 'subjectId' ? 'instruction' : name.slice(0, -2))
  // What is left is yes or no; who asks finds out whether it is.
  return ['true', 'false']
}

const firstId = async (ask: Ask, what: string): Promise<string[]> => {
  const page = pageOf(await ask(`/api/v1/${what}s?limit=1`))
  return page?.items.map(({ id }) => String(id)) ?? []
}

/** Of many choices some from the whole row. */
const spread = (choices: string[]): string[] =>
  choices.length <= most
    ? choices
    : Array.from(
        { length: most },
        (_, i) => choices[Math.floor((i * (choices.length - 1)) / (most - 1))]!,
      )

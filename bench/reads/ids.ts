import { type Ask, jsonOf, pageOf } from './ask.ts'
import type { Operation } from './operations.ts'

/** What cannot be read off a list: the measured client, and who asks. */
export type Known = { clientId: string; userId: string }

/** Parts a filled address from the one whose place was filled. */
type Finder = { ask: Ask; operations: readonly Operation[]; known: Known }

/** Addresses that an operation's path may stand for, found from lists and from what their rows hold. */
export async function* addressesOf(finder: Finder, path: string): AsyncGenerator<string> {
  const begins = path.indexOf('{')
  if (begins < 0) return yield path
  const ends = path.indexOf('}', begins)
  const name = path.slice(begins + 1, ends)
  const collection = path.slice(0, begins - 1)
  for (const id of await idsIn(finder, collection, name))
    yield* addressesOf(finder, `${path.slice(0, begins)}${id}${path.slice(ends + 1)}`)
}

async function idsIn(finder: Finder, collection: string, name: string): Promise<string[]> {
  const { ask, known } = finder
  if (collection.endsWith('/clients')) return [known.clientId]
  const list = operationAt(finder, collection)
  if (!list) return idsHeld(finder, collection, name)
  const ofClient = list.parameters.some((parameter) => parameter.name === 'clientId')
  const asked = ['?limit=100', ...(ofClient ? [`?limit=100&clientId=${known.clientId}`] : [])]
  const answers = await Promise.all(asked.map((query) => ask(collection + query)))
  // Who may not see the list is refused one of it under any id.
  if (answers.every(({ status }) => status === 403)) return [known.userId]
  const ids = answers
    .flatMap((answer) => pageOf(answer)?.items ?? [])
    .map((item) => item[name] ?? item.id)
  return [...new Set(ids.filter((id) => id !== undefined).map(String))]
}

/** Of what has no list of its own: as the thing it belongs to holds it. */
async function idsHeld({ ask }: Finder, collection: string, name: string): Promise<string[]> {
  const cut = collection.lastIndexOf('/')
  const answer = await ask(collection.slice(0, cut))
  if (answer.status !== 200) return []
  const said = jsonOf(answer)
  const held = said[collection.slice(cut + 1)]
  if (Array.isArray(held)) return held.map((item) => String(item[name] ?? item.id))
  // Or whatever of it names such an id, as a certificate names its file.
  return Object.values(said)
    .filter(Array.isArray)
    .flat()
    .flatMap((item) => (item?.[name] ? [String(item[name])] : []))
}

const operationAt = ({ operations }: Finder, address: string) =>
  operations.find(({ path }) => {
    const [wanted, found] = [path.split('/'), address.split('/')]
    return (
      wanted.length === found.length &&
      wanted.every((part, i) => part.startsWith('{') || part === found[i])
    )
  })

import { type PDF, PdfArray, PdfDict, PdfName, PdfRef, PdfStream, PdfString } from '@libpdf/core'
import type { PdfObject } from '@libpdf/core'
import { activeByKey, activeByName, type Found, tellingNameIn } from './pdf-active.ts'
import type { Attached } from './pdf-attachment.ts'
import { holdsObjects, packedIn } from './pdf-streams.ts'

/** An object as it stands in the file, and as it is meant. */
export type Opening = (object: PdfObject, number: number, generation: number) => PdfObject

type Visited = {
  /** Under which generations a number stands in the file; 0 where it stands nowhere. */
  generations: ReadonlyMap<number, ReadonlySet<number>>
  /** Where the files within are put, to be judged afterwards. */
  attached: Attached[]
  open?: Opening
}

// What may happen by itself when a page is opened: a jump within the document.
const harmless = new Set(['GoTo', 'Named'])
const mostObjects = 1_000_000
const zeroth: ReadonlySet<number> = new Set([0])
const nameKeys = ['UF', 'F', 'DOS', 'Mac', 'Unix']

/** Active content in any object of a PDF. Throws where one cannot be read. */
export function foundIn({ context: { registry } }: PDF, visited: Visited): Found | null {
  const { generations, attached, open = (object) => object } = visited
  const fetch = (ref: PdfRef) => {
    const object = registry.resolve(ref)
    return object ? open(object, ref.objectNumber, ref.generation) : undefined
  }
  const resolve = (value: PdfObject | undefined) => (value instanceof PdfRef ? fetch(value) : value)

  const isAction = (value: PdfObject | undefined) => {
    const action = resolve(value)
    if (!(action instanceof PdfDict) || !action.has('S')) return false
    const kind = resolve(action.get('S'))
    return !(kind instanceof PdfName && harmless.has(kind.value))
  }

  const inEntry = (key: string, value: PdfObject): Found | null => {
    switch (key) {
      case 'OpenAction':
        return isAction(value) ? { active: 'automatic-action' } : null
      case 'AA': {
        const triggers = resolve(value)
        const acts =
          triggers instanceof PdfDict && [...triggers].some(([, action]) => isAction(action))
        return acts ? { active: 'automatic-action' } : null
      }
      case 'URI': {
        const address = resolve(value)
        const isHarmless = !(address instanceof PdfString) || isWebAddress(address.asString())
        return isHarmless ? null : { active: 'link' }
      }
      default:
        return activeByKey(key)
    }
  }

  const inStream = (stream: PdfStream): Found | null => {
    // Its bytes stand in another file.
    if (stream.has('F')) return { active: 'external-content' }
    if (stream.getName('Type')?.value === 'EmbeddedFile') attached.push({ names: [], stream })
    return holdsObjects(stream) ? tellingNameIn(packedIn(stream)) : null
  }

  const attach = (file: PdfDict) => {
    const files = resolve(file.get('EF'))
    if (!(files instanceof PdfDict)) return
    const names = nameKeys
      .map((key) => resolve(file.get(key)))
      .flatMap((name) => (name instanceof PdfString ? [name.asString()] : []))
    for (const [, each] of files) {
      const stream = resolve(each)
      attached.push({ names, stream: stream instanceof PdfStream ? stream : null })
    }
  }

  const visit = (value: PdfObject): Found | null => {
    if (value instanceof PdfName) return activeByName(value.value)
    if (value instanceof PdfArray) return first(value, visit)
    if (!(value instanceof PdfDict)) return null
    const active = value instanceof PdfStream ? inStream(value) : null
    if (active) return active
    if (value.has('EF')) attach(value)
    // What an action is goes before when it happens: a script at opening is a script.
    return (
      first(value, ([, each]) => visit(each)) ??
      first(value, ([key, each]) => inEntry(key.value, each))
    )
  }

  // A file of 20 MB has no room for more; one that claims to have is no work of a PDF writer.
  if (registry.nextObjectNumber > mostObjects) throw new Error('too many objects')
  let found: Found | null = null
  for (let number = 1; number < registry.nextObjectNumber; number++) {
    for (const generation of generations.get(number) ?? zeroth) {
      const value = fetch(PdfRef.of(number, generation))
      const active = value ? visit(value) : null
      if (active && active.active !== 'automatic-action') return active
      found ??= active
    }
  }
  return found
}

function first<T>(values: Iterable<T>, look: (value: T) => Found | null): Found | null {
  for (const value of values) {
    const found = look(value)
    if (found) return found
  }
  return null
}

const isWebAddress = (address: string) =>
  /^(?:https?|mailto|tel):/iu.test(address.trim()) ||
  !/^(?:[a-z][a-z0-9+.-]*:|[\\/]{2})/iu.test(address.trim())

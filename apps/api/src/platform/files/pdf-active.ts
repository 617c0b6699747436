import type { ActiveContent } from '@portal/domain/active-content'

/** What in a PDF does more than show pages; of a file within also its name. */
export type Found = { active: ActiveContent; fileName?: string }

// Actions and annotations that run, open, send or play something (ISO 32000-2 §12.5, §12.6).
const activeNames = new Map<string, ActiveContent>([
  ['JavaScript', 'script'],
  ['Launch', 'launch'],
  ['SubmitForm', 'form-submission'],
  ['ImportData', 'data-import'],
  ['GoToE', 'other-file'],
  ['GoToR', 'other-file'],
  ['Rendition', 'media'],
  ['RichMedia', 'media'],
  ['RichMediaExecute', 'media'],
  ['Movie', 'media'],
  ['Sound', 'media'],
  ['3D', 'media'],
])
const activeKeys = new Map<string, ActiveContent>([
  ['JavaScript', 'script'],
  ['RichMediaContent', 'media'],
  ['XFA', 'xfa'],
])

export const activeByName = (name: string): Found | null => foundAs(activeNames.get(name))
export const activeByKey = (key: string): Found | null => foundAs(activeKeys.get(key))
const foundAs = (active: ActiveContent | undefined) => (active ? { active } : null)

// Long enough that noise in a compressed picture does not spell them.
const telling = new Map(
  [...activeNames, ...activeKeys].filter(([name]) => name.length > 5 || name === 'XFA'),
)

/** The first name (`/Launch`, also written `/L#61unch`) in bytes that tells of active content, whether an object holds it or not. */
export function tellingNameIn(bytes: Uint8Array): Found | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  for (const [name] of text.matchAll(/(?<=\/)[^\0\t\n\f\r ()<>[\]{}/%]{2,60}/gu)) {
    const plain = name.includes('#') ? name.replaceAll(/#([0-9a-f]{2})/giu, spelled) : name
    const active = telling.get(plain)
    if (active) return { active }
  }
  return null
}

const spelled = (_: string, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))

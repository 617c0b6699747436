import { maxFileSize } from '@portal/domain/documents/contract'
import type { Client } from '@portal/domain/clients/contract'
import { AppError } from '@portal/domain/fault'
import { createStore } from '../../../platform/http/store.ts'
import { isPhotograph, largestPhotograph } from '../photographs.ts'
import { clientInName } from './number-in-name.ts'

/** A file that was dropped, and whose it is; null: nobody has said. */
export type Scan = { id: string; file: File; clientId: string | null; several: boolean }

/** They outlive the page as long as this window is open: what is not recorded yet waits here. */
const scans = createStore<readonly Scan[]>([])

export const useScans = scans.useValue
let owner = ''

/** Of whoever is here now: what a colleague has dropped in the same window is nobody else's. */
export function scansFor(userId: string): void {
  if (owner !== userId) scans.set([])
  owner = userId
}
export const scansOf = (clientId: string): Scan[] =>
  scans.get().filter((scan) => scan.clientId === clientId)

const isSame = (one: File, other: File) =>
  one.name === other.name && one.size === other.size && one.lastModified === other.lastModified

/** Takes files, each for the client whose number its name has, or for one; what is no scan at all is refused, what is there already left out. */
export function takeScans(
  files: readonly File[],
  clients: readonly Client[],
  clientId: string | null = null,
): { refused: { file: File; error: Error }[]; known: File[] } {
  const refused: { file: File; error: Error }[] = []
  const known: File[] = []
  for (const file of files) {
    const error = noScan(file)
    if (error) refused.push({ file, error })
    else if (scans.get().some((scan) => isSame(scan.file, file))) known.push(file)
    else {
      const found = clientInName(file.name, clients)
      scans.set([
        ...scans.get(),
        {
          id: crypto.randomUUID(),
          file,
          clientId: clientId ?? (found.kind === 'one' ? found.clientId : null),
          several: found.kind === 'several',
        },
      ])
    }
  }
  return { refused, known }
}

export const giveScan = (id: string, clientId: string | null): void =>
  scans.set(scans.get().map((scan) => (scan.id === id ? { ...scan, clientId } : scan)))

export const dropScan = (id: string): void =>
  scans.set(scans.get().filter((scan) => scan.id !== id))

/** Once its paper is recorded. */
export const dropScansOf = (clientId: string): void =>
  scans.set(scans.get().filter((scan) => scan.clientId !== clientId))

const isPdf = ({ type, name }: File) => type === 'application/pdf' || /\.pdf$/iu.test(name)

function noScan(file: File): AppError | null {
  if (!isPdf(file) && !isPhotograph(file)) return refusal('type-not-allowed')
  if (file.size === 0) return refusal('empty')
  return file.size > (isPhotograph(file) ? largestPhotograph : maxFileSize)
    ? refusal('too-large')
    : null
}

const refusal = (reason: 'type-not-allowed' | 'empty' | 'too-large') =>
  new AppError({ code: 'file-refused', reason })

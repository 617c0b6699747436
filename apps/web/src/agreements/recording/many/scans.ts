import { maxFileSize } from '@portal/domain/documents/contract'
import type { Client } from '@portal/domain/clients/contract'
import { AppError } from '@portal/domain/fault'
import { createStore } from '../../../platform/http/store.ts'
import { isPhotograph, largestPhotograph } from '../photographs.ts'
import { clientInName, type InName } from './number-in-name.ts'

/** A file that was dropped, and whose it is; null: nobody has said. What its name says stays, whoever is given it. */
export type Scan = { id: string; file: File; clientId: string | null; inName: InName }

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

/**
 * Takes files, each for the client whose number its name has, or for one. What is no scan at all is refused; what is there already
 * is handed over to that one, else `known`.
 */
export function takeScans(
  files: readonly File[],
  clients: readonly Client[],
  clientId: string | null = null,
): { refused: { file: File; error: Error }[]; known: File[] } {
  const refused: { file: File; error: Error }[] = []
  const known: File[] = []
  for (const file of files) {
    const error = noScan(file)
    const before = scans.get().find((scan) => isSame(scan.file, file))
    if (error) refused.push({ file, error })
    else if (before) {
      // What was chosen first may not be readable any more.
      put({ ...before, file, clientId: clientId ?? before.clientId })
      if (clientId === null) known.push(file)
    } else {
      const inName = clientInName(file.name, clients)
      const named = inName.kind === 'one' ? inName.clientId : null
      const scan = { id: crypto.randomUUID(), file, clientId: clientId ?? named, inName }
      scans.set([...scans.get(), scan])
    }
  }
  return { refused, known }
}

const put = (scan: Scan): void =>
  scans.set(scans.get().map((each) => (each.id === scan.id ? scan : each)))

export const giveScan = (id: string, clientId: string | null): void =>
  scans.set(scans.get().map((scan) => (scan.id === id ? { ...scan, clientId } : scan)))

export const dropScan = (id: string): void =>
  scans.set(scans.get().filter((scan) => scan.id !== id))

/** Once its paper is recorded. */
export const dropScansOf = (clientId: string): void =>
  scans.set(scans.get().filter((scan) => scan.clientId !== clientId))

/**
 * Where what was found at the scans may be so no more: whose files are others than before, and who has a file of the size of one
 * that moved, which may have been its twin.
 */
export function clientsConcerned(before: readonly Scan[], now: readonly Scan[]): Set<string> {
  const was = new Map(before.map((scan) => [scan.id, scan]))
  const is = new Map(now.map((scan) => [scan.id, scan]))
  const moved = [...before, ...now].filter(
    ({ id }) =>
      was.get(id)?.clientId !== is.get(id)?.clientId || was.get(id)?.file !== is.get(id)?.file,
  )
  const sizes = new Set(moved.map(({ file }) => file.size))
  const alike = now.filter(({ file }) => sizes.has(file.size))
  return new Set([...moved, ...alike].flatMap(({ clientId }) => clientId ?? []))
}

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

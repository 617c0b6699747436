import { readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { messageOf } from '../message-of.ts'
import { processExists } from './process-exists.ts'

// Held for as long as the process lives: one that is collected as garbage is let go.
const held = new Set<DatabaseSync>()

/**
 * Claims a folder for this process and hands back the release; throws one line while another holds it, on whatever host
 * and in whatever container. The operating system keeps the lock (fcntl, by way of SQLite) and drops it with the process.
 * Its file is never deleted, and nobody in this process may open it otherwise: closing it would let the lock go.
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'portal.lock')
  discardEarlierClaim(file)
  const lock = claim(file, folder)
  held.add(lock)
  return () => {
    if (held.delete(lock)) lock.close()
  }
}

function claim(file: string, folder: string): DatabaseSync {
  let lock: DatabaseSync | undefined
  try {
    lock = new DatabaseSync(file, { timeout: 0 })
    lock.exec('pragma journal_mode = memory; begin exclusive')
    return lock
  } catch (error) {
    lock?.close()
    if (resultOf(error) === busy)
      throw new Error(
        `${folder} is in use by another portal, here, in another container or on another host: stop that one, or set another DATA_DIR.`,
        { cause: error },
      )
    const why = messageOf(error)
    throw new Error(
      `${file} cannot be locked: ${why}. DATA_DIR has to be on a disk of this host.`,
      {
        cause: error,
      },
    )
  }
}

const busy = 5
const resultOf = (error: unknown) =>
  error instanceof Error && 'errcode' in error ? error.errcode : undefined

/** Portals before wrote their process id into the file, of which the lock itself never fills a byte. */
function discardEarlierClaim(file: string): void {
  if (!statSync(file, { throwIfNoEntry: false })?.size) return
  const [pid] = /^\d+(?= )/u.exec(readFileSync(file, 'utf8')) ?? []
  if (pid === undefined) return
  if (processExists(Number(pid)))
    throw new Error(
      `${file} names process ${pid}, perhaps a portal of an earlier version: stop it, then delete this file.`,
    )
  rmSync(file, { force: true })
}

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const fileIn = (dataDir: string) => join(dataDir, 'signing-roots')

/** The keys that count without another one's signature, remembered outside the database; null where nothing is. */
export async function keptRoots(dataDir: string): Promise<string[] | null> {
  const text = await readFile(fileIn(dataDir), 'utf8').catch(() => '')
  const roots = text.split('\n').filter((line) => line !== '')
  return roots.length > 0 ? roots : null
}

export async function keepRoots(dataDir: string, roots: readonly string[]): Promise<void> {
  await mkdir(dataDir, { recursive: true })
  await writeFile(fileIn(dataDir), roots.map((kid) => `${kid}\n`).join(''), { mode: 0o600 })
}

import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ClientId } from '@portal/domain/accounts/contract'
import { Instant } from '@portal/domain/time'
import { z } from 'zod'

/**
 * A head of a log that was remembered outside the database, with its signature: whoever rewrites the log there cannot
 * make it forgotten.
 */
export const Anchor = z.object({
  at: Instant,
  client: ClientId,
  sequence: z.int(),
  hash: z.string(),
  jws: z.string(),
})
export type Anchor = z.output<typeof Anchor>

export const anchorFileIn = (dataDir: string) => join(dataDir, 'evidence-anchors.jsonl')

/** The remembered heads of each client, in the order of the file. Throws where the file is not what was written. */
export async function readAnchors(file: string): Promise<Map<string, Anchor[]>> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const anchors = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Anchor.parse(JSON.parse(line)))
  return Map.groupBy(anchors, ({ client }) => client)
}

/** Adds heads to the end of the file, which only its owner may read. */
export async function rememberAnchors(file: string, anchors: Anchor[]): Promise<void> {
  if (anchors.length === 0) return
  await mkdir(dirname(file), { recursive: true })
  const lines = anchors.map((anchor) => `${JSON.stringify(anchor)}\n`)
  await appendFile(file, lines.join(''), { mode: 0o600, flush: true })
}

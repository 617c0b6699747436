import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { vi } from 'vitest'
import type { RunningPortal } from './portal.ts'
import { patience } from '../../api/test/patience.ts'

/** The link below `path` in the newest mail to somebody; without a mail server mails are files. */
export const mailedLink = (portal: RunningPortal, to: string, path: string): Promise<string> =>
  vi.waitUntil(async () => {
    const folder = join(portal.dataDir, 'mail')
    const files = (await readdir(folder).catch(() => [])).toSorted((a, b) => a.localeCompare(b))
    for (const file of files.toReversed()) {
      const text = unfolded(await readFile(join(folder, file), 'utf8'))
      const link = new RegExp(`${portal.address}(${path}#[\\w-]+)`, 'u').exec(text)?.[1]
      if (link && text.includes(`<${to}>`)) return link
    }
    return null
  }, patience)

/** RFC 2045, §6.7. */
const unfolded = (text: string) => text.replaceAll(/=\r?\n/gu, '').replaceAll('=3D', '=')

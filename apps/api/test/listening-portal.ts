import { vi } from 'vitest'
import { patience } from './patience.ts'
import { startPortalProcess } from './portal-process.ts'

/** A portal as a process of its own on this database, once it answers at `address`. */
export async function startListening(
  database: { url: string },
  dataDir: string,
  env: Record<string, string> = {},
) {
  const started = startPortalProcess({
    PORT: '0',
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    PUBLIC_URL: 'https://portal.example.org',
    ...env,
  })
  const address = () => /listening at (http\S+?)"/u.exec(started.output.text)?.[1]
  await vi.waitUntil(address, patience)
  return { ...started, address: address()! }
}

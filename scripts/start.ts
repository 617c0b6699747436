import { enableCompileCache } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as Door from '../apps/api/src/server.ts'
import { ensureApiBuild } from './api-build.ts'
import { endWithRunner } from './runner.ts'
import { ensureWebBuild } from './web-build.ts'

// What is printed while shutting down may find nobody to read it.
process.stdout.on('error', () => {})
process.stderr.on('error', () => {})
endWithRunner()
const { main } = (await import(pathToFileURL(built()).href)) as typeof Door
await main()

function built(): string {
  try {
    ensureWebBuild()
    const door = ensureApiBuild()
    enableCompileCache(join(dirname(door), '../.cache/compiled'))
    process.setSourceMapsEnabled(true)
    return door
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}

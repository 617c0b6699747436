import { endWithRunner } from './runner.ts'
import { ensureWebBuild } from './web-build.ts'

// What is printed while shutting down may find nobody to read it.
process.stdout.on('error', () => {})
process.stderr.on('error', () => {})
endWithRunner()
try {
  ensureWebBuild()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
const { main } = await import('../apps/api/src/server.ts')
await main()

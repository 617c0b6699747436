import { createVitest } from 'vitest/node'
import { ensureChromium } from './chromium.ts'
import { endWithRunner } from './runner.ts'
import { summary } from './test-summary.ts'
import { ensureWebBuild } from './web-build.ts'

endWithRunner()
ensureWebBuild()
process.env.CHROMIUM_PATH = ensureChromium()

const vitest = await createVitest('test', { run: true, watch: false })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // Vitest's own handlers leave at once, without the teardown that stops PostgreSQL and removes its data.
  process.removeAllListeners(signal)
  process.once(signal, () => {
    setTimeout(() => process.exit(130), 9000)
    void vitest
      .cancelCurrentRun('keyboard-input')
      .then(() => vitest.close())
      .finally(() => process.exit(130))
  })
}
const { line, ok } = await vitest.start(process.argv.slice(2)).then(
  ({ testModules, unhandledErrors }) => summary(testModules, unhandledErrors.length),
  (error: unknown) => {
    console.error(error)
    return { line: '0 passed, 1 failed', ok: false }
  },
)
await vitest.close()
process.stdout.write(`\n${line}\n`, () => process.exit(ok && !process.exitCode ? 0 : 1))

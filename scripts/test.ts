import { createVitest, parseCLI, registerConsoleShortcuts, TestsNotFoundError } from 'vitest/node'
import { endWithRunner } from './runner.ts'
import { summary } from './test-summary.ts'

endWithRunner()

const { filter, options } = parseCLI(['vitest', ...process.argv.slice(2)])
// As `--reporter` of the command line it would take the place of ours, which says how it went.
const { reporter = ['default'], ...others } = options
const watch = options.watch === true
// A name is looked up in the sources first: what has no such test is not started, nor what it would need.
const preParse = options.testNamePattern !== undefined
let closing = summary([], 0)

const vitest = await createVitest({
  ...others,
  run: !watch,
  watch,
  experimental: { preParse },
  reporters: [
    ...[reporter].flat(),
    {
      onTestRunEnd: (modules, errors) => {
        closing = summary(modules, errors.length)
        if (watch) console.log(`\n${closing.line}`)
      },
    },
  ],
})
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
if (watch && process.stdin.isTTY) registerConsoleShortcuts(vitest, process.stdin, process.stdout)

try {
  await start()
} catch (error) {
  closing = summary([], 0)
  if (!(error instanceof TestsNotFoundError)) console.error(error)
}
if (closing.isEmpty) console.error(`\nNo test is named so: ${process.argv.slice(2).join(' ')}`)
if (!watch) {
  await vitest.close()
  process.stdout.write(`\n${closing.line}\n`, () =>
    process.exit(closing.ok && !process.exitCode ? 0 : 1),
  )
}

async function start() {
  try {
    await vitest.start(filter)
  } catch (error) {
    if (!preParse || !(error instanceof TestsNotFoundError)) throw error
    // The name may be one that a table makes, which no source says.
    vitest.config.experimental.preParse = false
    process.exitCode = undefined
    await vitest.start(filter)
  }
}

import { fileURLToPath } from 'node:url'
import type { Instant } from '@portal/domain/time'
import { demoAccounts } from './demo/accounts.ts'
import { seedDemonstration } from './demo/seed.ts'
import { openDatabase } from './platform/boot/database.ts'
import { type Config, EnvironmentError, parseEnv } from './platform/boot/env.ts'
import { logOptions } from './platform/boot/log.ts'
import { assertClocksAgree } from './platform/boot/assert-clocks.ts'
import { assertLeastPrivilege, migrate } from './platform/boot/migrate.ts'
import { loadSeal, type Seal } from './platform/papers/seal-certificate.ts'
import { loadSecrets } from './platform/boot/secrets.ts'
import { lineFor } from './platform/boot/start-faults.ts'
import { upgradeEmbedded } from './platform/upgrade/upgrade-embedded.ts'
import { createPortal } from './portal.ts'
import { queues } from './queues.ts'
import { vaults } from './vaults.ts'

const builtWeb = fileURLToPath(new URL('../../web/dist', import.meta.url))

/** What whoever develops or tests the portal has otherwise: pages from elsewhere, a database that outlives a restart, a clock. */
type Otherwise = {
  web?: string | null
  open?: typeof openDatabase
  clock?: () => Instant
  /** The clock is nobody's: it is not compared with the database's. */
  anyClock?: boolean
}

/** Starts the portal and returns once it answers. SIGINT and SIGTERM end it, what it started included. */
export async function main({
  web = builtWeb,
  open = openDatabase,
  clock = systemClock,
  anyClock = false,
}: Otherwise = {}): Promise<void> {
  const config = readConfig()
  const { dataDir } = config
  const stops: (() => Promise<unknown>)[] = []
  let ending: Promise<void> | undefined
  const end = (code: number) =>
    (ending ??= (async () => {
      // Ten seconds are what an orchestrator grants; a hanging client must not keep us.
      setTimeout(() => process.exit(code || 1), 10_000).unref()
      for (const stop of stops.toReversed()) await stop().catch(report)
      process.exit(code)
    })())
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void end(0))

  try {
    const secrets = await loadSecrets(config)
    if (!config.databaseUrl)
      await upgradeEmbedded({ dataDir, encryptionKey: secrets.encryptionKey, log: { warn } })
    const database = await open(config, { warn })
    stops.push(database.stop)
    if (!anyClock) await assertClocksAgree(database.adminUrl, clock)
    await migrate(database.adminUrl, secrets, Object.values(queues), { vaults, dataDir })
    await assertLeastPrivilege(database.adminUrl)
    // Not earlier: a start that is refused leaves no certificate behind.
    const seal = await loadSeal(config, clock())
    warnOfOldSeal(seal)
    if (database.embedded && !config.production)
      await seedDemonstration(database.adminUrl, secrets, dataDir)
    const portal = await createPortal(config, secrets, seal, database.adminUrl, {
      web,
      logger: logOptions(config),
      clock,
      anyClock,
    })
    stops.push(portal.close)
    await portal.app.listen({ port: config.port, host: config.host })
    await greet(config, database.embedded)
  } catch (error) {
    report(error)
    await end(1)
  }
}

const warn = (message: string) => console.warn(message)
const systemClock = () => new Date().toISOString()

function readConfig(): Config {
  try {
    return parseEnv(process.env)
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error
    for (const problem of error.problems) console.error(problem)
    process.exit(1)
  }
}

const monthsAhead = (months: number) => new Date(Date.now() + months * 30 * 86_400_000)

function warnOfOldSeal({ subject, validUntil }: Seal) {
  if (validUntil < monthsAhead(3).toISOString())
    console.warn(`The certificate that seals receipts, ${subject}, is valid until ${validUntil}.`)
}

async function greet(config: Config, embedded: boolean) {
  console.log(`\nAVV-Portal: ${config.publicUrl}\n`)
  if (!embedded || config.production) return
  const [account] = await demoAccounts(config.dataDir)
  if (!account) return
  console.log(`Demonstration login: ${account.email}`)
  console.log(`          password: ${account.password}`)
  console.log(`              code: npx -y pnpm@12 demo:code ${account.email}`)
  console.log('      all accounts: npx -y pnpm@12 demo:accounts\n')
}

// One line for what the operator can mend; the stack only for what we have to.
const report = (error: unknown) =>
  console.error((error instanceof Error && lineFor(error)) || error)

if (import.meta.main) await main()

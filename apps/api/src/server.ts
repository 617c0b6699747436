import { fileURLToPath } from 'node:url'
import { entryPages } from '@portal/domain/entry-addresses'
import type { Instant } from '@portal/domain/time'
import { firstOwnersToken } from './accounts/links/first-owner.ts'
import { demoAccounts } from './demo/accounts.ts'
import { seedDemonstration } from './demo/seed.ts'
import { openDatabase } from './platform/boot/database.ts'
import { type Config, isLocal, parseEnv } from './platform/boot/env.ts'
import { logOptions } from './platform/boot/log.ts'
import { assertClocksAgree } from './platform/boot/assert-clocks.ts'
import { installationIn } from './platform/boot/installation.ts'
import { assertReachable } from './platform/boot/public-address.ts'
import { connected } from './platform/database/connected.ts'
import { accessOf, connect, type Target } from './platform/database/db.ts'
import { assertLeastPrivilege, migrate } from './platform/boot/migrate.ts'
import { assertMigrated, namesAdministrator } from './platform/boot/migrated.ts'
import { loadSeal, type Seal } from './platform/papers/seal-certificate.ts'
import { loadAuthorities } from './platform/stamps/authorities.ts'
import { loadSecrets } from './platform/boot/secrets.ts'
import { createSay, type Say } from './platform/boot/say.ts'
import { upgradeEmbedded } from './platform/upgrade/upgrade-embedded.ts'
import { providerName } from './provider/provider-name.ts'
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
  const { dataDir, production } = config
  const say = createSay(production, config.databaseUrl === null)
  const stops: (() => Promise<unknown>)[] = []
  let ending: Promise<void> | undefined
  const end = (code: number) =>
    (ending ??= (async () => {
      // Ten seconds are what an orchestrator grants; a hanging client must not keep us.
      setTimeout(() => process.exit(code || 1), 10_000).unref()
      for (const stop of stops.toReversed()) await stop().catch(say.fault)
      process.exit(code)
    })())
  process.on('uncaughtException', (error) => {
    say.fault(error)
    void end(1)
  })
  if (production) process.on('warning', ({ message }) => say.warn(message))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void end(0))

  try {
    const secrets = await loadSecrets(config)
    if (!config.databaseUrl)
      await upgradeEmbedded({ dataDir, encryptionKey: secrets.encryptionKey, log: say })
    const database = await open(config, say)
    stops.push(database.stop)
    const isAdministrator = namesAdministrator(database.adminUrl)
    if (!isAdministrator) await assertMigrated(database.adminUrl, secrets, dataDir)
    const target = { url: database.adminUrl, key: secrets.encryptionKey }
    const reader = accessOf(target, 'portal_backup').connectionString
    if (!anyClock) await assertClocksAgree(isAdministrator ? database.adminUrl : reader, clock)
    if (isAdministrator)
      await migrate(database.adminUrl, secrets, Object.values(queues), { vaults, dataDir })
    await assertLeastPrivilege(reader)
    const authorities = await loadAuthorities(config)
    if (database.embedded && !config.production)
      await seedDemonstration(database.adminUrl, secrets, dataDir, config.publicUrl)
    // Not earlier: a start that is refused leaves no certificate behind, and the provider has a name now.
    const seal = await loadSeal(config, await providerName(target), clock())
    warnOfOldSeal(seal, say)
    warnOfSelfMadeSeal(seal, config, say)
    const installation = (await connected(reader, installationIn)) ?? 'none'
    const portal = await createPortal(config, secrets, seal, database.adminUrl, {
      web,
      logger: logOptions(config),
      clock,
      anyClock,
      authorities,
      installation,
    })
    stops.push(portal.close)
    await portal.app.listen({ port: config.port, host: config.host })
    await greet(config, database.embedded, say)
    await welcomeFirstOwner(config, target, { installation, now: clock() }, say)
  } catch (error) {
    say.fault(error)
    await end(1)
  }
}

const systemClock = () => new Date().toISOString()

function readConfig(): Config {
  try {
    return parseEnv(process.env, true)
  } catch (error) {
    createSay(process.env.NODE_ENV === 'production', false).fault(error)
    process.exit(1)
  }
}

const monthsAhead = (months: number) => new Date(Date.now() + months * 30 * 86_400_000)

function warnOfOldSeal({ subject, validUntil }: Seal, say: Say) {
  if (validUntil < monthsAhead(3).toISOString())
    say.warn(`The certificate that seals receipts, ${subject}, is valid until ${validUntil}.`)
}

function warnOfSelfMadeSeal({ name, fingerprint, isSelfMade }: Seal, config: Config, say: Say) {
  if (isSelfMade && !isLocal(config.publicUrl))
    say.warn(
      `The certificate that seals documents was made by this portal: nobody else vouches for ${name} in it. Give a bought one with SEAL_P12_FILE, or tell your clients its fingerprint (SHA-256) on another way: ${fingerprint}`,
    )
}

async function greet(config: Config, embedded: boolean, say: Say) {
  say.info(
    config.production ? `AVV-Portal: ${config.publicUrl}` : `\nAVV-Portal: ${config.publicUrl}\n`,
  )
  if (!embedded || config.production) return
  const [account] = await demoAccounts(config.dataDir)
  if (!account) return
  console.log(`Demonstration login: ${account.email}`)
  console.log(`          password: ${account.password}`)
  console.log(`              code: npx -y pnpm@12 demo:code ${account.email}`)
  console.log('      all accounts: npx -y pnpm@12 demo:accounts\n')
}

/**
 * As long as nobody owns the portal: says where to begin, once its address is known to lead here. Later a start is not ended
 * for what stands in front.
 */
async function welcomeFirstOwner(
  { production, publicUrl, publicUrlCheck }: Config,
  target: Target,
  { installation, now }: { installation: string; now: Instant },
  say: Say,
): Promise<void> {
  const auth = connect(target, 'portal_auth', 1)
  try {
    const token = await auth.transaction(null, (tx) => firstOwnersToken(tx, now))
    if (token === null) return
    if (production && publicUrlCheck) await assertReachable(publicUrl, installation)
    say.info(
      `Nobody owns this portal yet. The first owner begins here, within 72 hours, once; a restart prints another link: ${publicUrl}${entryPages.invitation}#${token}`,
    )
  } finally {
    await auth.close()
  }
}

if (import.meta.main) await main()

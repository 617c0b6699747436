import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { accountsFile } from '../apps/api/src/demo/accounts.ts'
import { seedDemonstration } from '../apps/api/src/demo/seed.ts'
import { openDatabase } from '../apps/api/src/platform/boot/database.ts'
import { parseEnv } from '../apps/api/src/platform/boot/env.ts'
import { lockFolder } from '../apps/api/src/platform/embedded/folder-lock.ts'
import { migrate } from '../apps/api/src/platform/boot/migrate.ts'
import { queues } from '../apps/api/src/queues.ts'
import { loadSecrets } from '../apps/api/src/platform/boot/secrets.ts'

/** What belongs to the demonstration's data; secrets and certificate stay. */
const ofDemonstration = ['postgres', 'mail', 'demo-accounts.json', 'evidence-anchors.jsonl']

const config = parseEnv(process.env)
const { dataDir } = config
const aside = join(dataDir, 'before-reset')

if (config.production || config.databaseUrl)
  fail('Only a demonstration is begun anew, never real data.')
if (!existsSync(accountsFile(dataDir)))
  fail(`There is no demonstration in ${dataDir}: run \`npx -y pnpm@12 start\` once.`)

try {
  moveAside()
} catch (error) {
  fail((error as Error).message)
}
const database = await openDatabase(config, console)
try {
  const secrets = await loadSecrets(config)
  await migrate(database.adminUrl, secrets, Object.values(queues))
  await seedDemonstration(database.adminUrl, secrets, dataDir, config.publicUrl)
} finally {
  await database.stop()
}
console.log(
  `The demonstration begins anew. What was there is kept in ${aside} until the next time.`,
)
console.log('Passwords are new as well: npx -y pnpm@12 demo:accounts')

/** Throws one line while a portal runs there. */
function moveAside(): void {
  const unlock = lockFolder(dataDir)
  try {
    rmSync(aside, { recursive: true, force: true })
    mkdirSync(aside, { mode: 0o700 })
    for (const name of ofDemonstration)
      if (existsSync(join(dataDir, name))) renameSync(join(dataDir, name), join(aside, name))
  } finally {
    unlock()
  }
}

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}

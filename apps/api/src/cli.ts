import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { entryPages } from '@portal/domain/entry-addresses'
import { MailAddress, readableAddress } from '@portal/domain/mail-address'
import { findingOf } from '@portal/verify/flaws'
import { findingText, localeOf } from '@portal/verify/words'
import { drizzle } from 'drizzle-orm/node-postgres'
import { Client } from 'pg'
import { createOwner } from './accounts/links/first-owner.ts'
import { resetOwnersFactor, tellOwnerOfReset } from './accounts/links/operator-reset.ts'
import { backUp, restore } from './backups/commands.ts'
import { tellAllClients } from './notices/service.ts'
import { type GivenBranding, setProvider } from './provider/command.ts'
import type { Verified } from './platform/backup/verify-backup.ts'
import { createSay } from './platform/boot/say.ts'
import { joinDatabase } from './platform/boot/database.ts'
import { checkAllLogs } from './evidence/alarms/check-all.ts'
import { settleCheck } from './evidence/alarms/settle.ts'
import { createVault, type Vault } from './platform/crypto.ts'
import { connect, limits, type Tx } from './platform/database/db.ts'
import { queues } from './queues.ts'
import { parseEnv, type Site } from './platform/boot/env.ts'
import { type Enqueue, startJobs } from './platform/database/jobs.ts'
import { migrate } from './platform/boot/migrate.ts'
import { assertPortalThere, assertThisPortal } from './platform/boot/this-portal.ts'
import { namesAdministrator } from './platform/boot/migrated.ts'
import { loadSecrets } from './platform/boot/secrets.ts'
import { changeEncryptionKey } from './platform/rekeying/change-encryption-key.ts'
import { keyPair } from './platform/rekeying/kept-key.ts'
import { endorseSigner, registerSigner } from './platform/evidence/signing-keys.ts'
import { createEvidence, type RecordEvidence } from './platform/evidence/evidence.ts'
import { createSigner, type Signer } from './platform/evidence/signing.ts'
import { receiptVaults } from './receipts/sealed.ts'
import { vaults } from './vaults.ts'

const usage = `portal backup FILE                   writes everything into one encrypted file, beside a running portal too
portal restore FILE [--send-mails]   fills an empty database with it; mails that waited are held, or sent
portal migrate                       brings the database to this version, for portals that are given no administrator
portal create-owner EMAIL            makes the first account and prints its single-use link
portal reset-second-factor EMAIL     lets an owner of the provider bind a new second factor; prints a single-use link and its code
portal set-provider FILE             takes over what the provider says of itself (JSON): a new version, and a notice to all clients where its contacts change
       [--logo FILE] [--accent '#…'] its logo (PNG or SVG) and colour; removed by "logo": null and "accent": null in the JSON
portal change-encryption-key         seals everything anew with NEW_ENCRYPTION_KEY, or a key made for it; run again, it goes on
portal accept-signing-key            takes SIGNING_KEY as the key to sign with from now on; PREVIOUS_SIGNING_KEY, the one before, signs it
portal verify-evidence               checks all evidence logs at once, as the night does; exit code 1 when one is not as it was written and nobody ended that with a reason`

type Deps = {
  publicUrl: string
  enqueue: Enqueue
  vault: Vault
  evidence: () => Promise<RecordEvidence>
  branding: GivenBranding
}
type Command = (tx: Tx, argument: string, deps: Deps) => Promise<string>
const commands: Record<string, Command> = {
  'create-owner': async (tx, argument, { publicUrl }) => {
    const token = await createOwner(tx, addressOf(argument), new Date().toISOString())
    return `Valid for 72 hours, for one use:\n${publicUrl}${entryPages.invitation}#${token}`
  },
  'reset-second-factor': async (tx, argument, { publicUrl, enqueue, vault }) => {
    const [email, now] = [addressOf(argument), new Date().toISOString()]
    const { token, code } = await resetOwnersFactor(tx, vault, email, now)
    await tellOwnerOfReset(tx, enqueue, email, now)
    return `Valid for one hour, for one use, together with the password and the code:\n${publicUrl}${entryPages.secondFactor}#${token}\nGive this code to ${readableAddress(email)} in person or by phone, never with the link: ${code}`
  },
  'set-provider': async (tx, file, { enqueue, evidence, branding }) => {
    const now = new Date().toISOString()
    const changing = {
      tx,
      enqueue,
      evidence: await evidence(),
      now,
      by: null,
      tellAll: tellAllClients,
    }
    const name = await setProvider(changing, file, branding)
    return `The provider is ${name}. Documents are sealed in this name after the next start, unless SEAL_P12_FILE names a certificate.`
  },
}

function addressOf(argument: string): string {
  const email = MailAddress.safeParse(argument)
  if (!email.success) throw new Error(`${argument} is no email address.`)
  return email.data
}

type Manner = {
  /** The keys are there already: none is made. */
  known?: boolean
  /** It works with a DATABASE_URL that leads to the database and no more. */
  asReader?: boolean
  /** It makes a database where there is none. */
  mayBegin?: boolean
}

async function atDatabase(
  work: (site: Site) => Promise<string>,
  { known = false, asReader = false, mayBegin = false }: Manner = {},
): Promise<string> {
  const config = parseEnv(process.env)
  const { databaseUrl } = config
  if (databaseUrl && !namesAdministrator(databaseUrl) && !asReader)
    throw new Error(
      'This command needs an administrator: a DATABASE_URL with name and password (docker compose run --rm migrate node apps/api/src/cli.ts …).',
    )
  if (!mayBegin) assertPortalThere(config)
  const secrets = await loadSecrets(config, known)
  const database = await joinDatabase(config)
  const site = { config, secrets, adminUrl: database.adminUrl }
  try {
    if (!mayBegin) await assertThisPortal(site)
    return await work(site)
  } finally {
    await database.stop()
  }
}

const brought = ({ adminUrl, secrets, config: { dataDir } }: Site, acceptSigningKey = false) =>
  migrate(adminUrl, secrets, Object.values(queues), { vaults, acceptSigningKey, dataDir })

async function asOwner(
  { config, secrets, adminUrl }: Site,
  command: Command,
  argument: string,
  branding: GivenBranding,
) {
  const owner = new Client({ connectionString: adminUrl, pipeline: true })
  await owner.connect()
  const jobs = await startJobs(
    { url: adminUrl, key: secrets.encryptionKey },
    { supervise: false, onError: () => {} },
  )
  try {
    await owner.query(`set role portal_owner; set timezone = 'UTC'`)
    await owner.query('begin')
    const tx = drizzle({ client: owner, casing: 'snake_case' })
    const now = new Date().toISOString()
    const answer = await command(tx, argument, {
      evidence: async () =>
        createEvidence(
          await registerSigner(tx, createSigner(secrets.signingKey), now, config.dataDir),
        ),
      branding,
      publicUrl: config.publicUrl,
      enqueue: jobs.enqueue,
      vault: createVault(secrets.encryptionKey, 'totp'),
    })
    await owner.query('commit')
    return answer
  } finally {
    await jobs.stop()
    await owner.end()
  }
}

/** Does what the night does: what is new is an alarm. Throws with a line for each place that nobody has ended. */
async function verifyEvidence({ config, secrets, adminUrl }: Site): Promise<string> {
  const target = { url: adminUrl, key: secrets.encryptionKey }
  const worker = connect(target, 'portal_worker', 2, limits.job)
  const jobs = await startJobs(target, { supervise: false, onError: () => {} })
  const now = new Date().toISOString()
  try {
    const known = await worker.transaction(null, (tx) =>
      registerSigner(tx, createSigner(secrets.signingKey), now, config.dataDir),
    )
    const deps = {
      worker,
      signer: known,
      vaults: receiptVaults(secrets.encryptionKey),
      dataDir: config.dataDir,
      enqueue: jobs.enqueue,
      evidence: createEvidence(known),
    }
    const locale = localeOf(process.env)
    const lines: string[] = []
    const { logs, open } = await checkAllLogs(deps, now, async (client, checked) => {
      const settled = await settleCheck(deps, client, 'command', checked, now)
      const state = settled.open === 0 ? ended[locale] : ''
      for (const { flaw, ...finding } of checked.findings)
        if (flaw !== 'reported')
          lines.push(`${client}: ${findingText(findingOf({ flaw, ...finding }), locale)}${state}`)
      return settled
    })
    if (open > 0) throw new Error(lines.join('\n'))
    return [
      ...lines,
      `${logs} evidence logs are as they were written${lines.length > 0 ? ', but for what was ended with a reason' : ''}.`,
    ].join('\n')
  } finally {
    await jobs.stop()
    await worker.close()
  }
}
const ended = { de: ' (mit Begründung beendet)', en: ' (ended with a reason)' }

async function backup(site: Site, file: string): Promise<string> {
  return `${file}: ${summary(await backUp(site, file, vaults))}\nKeep the keys apart from it: nothing opens it without ENCRYPTION_KEY.`
}

async function restoreFrom(site: Site, file: string, sendMails: boolean): Promise<string> {
  const restored = await restore(site, file, sendMails)
  // The folder is that installation's from now on.
  await rm(join(site.config.dataDir, 'installation'), { force: true })
  await brought(site)
  return `Restored from ${file}: ${summary(restored)}\n${await verifyEvidence(site)}`
}

const summary = ({ manifest, parts, size }: Verified) =>
  `${(size / 1e6).toFixed(1)} MB of ${manifest.madeAt}, ${parts.length} parts, ${parts.reduce((sum, { rows }) => sum + rows, 0)} rows.`

async function changeKey({ config, adminUrl }: Site): Promise<string> {
  const { from, to, take, variable } = await keyPair(config, config.newEncryptionKey)
  const { rows } = await changeEncryptionKey({ adminUrl, from, to, vaults })
  await take()
  const next = variable
    ? `Start with it as ${variable} from now on, without NEW_ENCRYPTION_KEY.`
    : 'The new key is in DATA_DIR/secrets.json: keep a copy.'
  return `${rows} secrets and files are sealed with the new key. ${next} Backups made before open with the old one alone: keep it as long as them.`
}

async function takeSigningKey(site: Site): Promise<string> {
  const { previousSigningKey } = site.config
  const signer = createSigner(site.secrets.signingKey)
  const said = `Signs from the next start on: ${signer.kid}`
  if (previousSigningKey === null) {
    await brought(site, true)
    return `${said}
No key before signed this one (PREVIOUS_SIGNING_KEY is missing): whoever checks a log or a receipt is told so. Tell the clients this key on another way.`
  }
  await endorsed(site, createSigner(previousSigningKey), signer)
  await brought(site, true)
  return `${said}
Signed by the key before, ${createSigner(previousSigningKey).kid}.`
}

/** Before the key is taken: what the key before does not sign changes nothing. */
async function endorsed(site: Site, previous: Signer, signer: Signer): Promise<void> {
  const owner = new Client({ connectionString: site.adminUrl, pipeline: true })
  await owner.connect()
  try {
    await owner.query(`set role portal_owner; set timezone = 'UTC'`)
    const tx = drizzle({ client: owner, casing: 'snake_case' })
    await endorseSigner(tx, previous, signer, new Date().toISOString())
  } finally {
    await owner.end()
  }
}

async function run(): Promise<string | null> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      'send-mails': { type: 'boolean', default: false },
      logo: { type: 'string' },
      accent: { type: 'string' },
    },
  })
  const [name = '', argument] = positionals
  const command = commands[name]
  if (argument !== undefined) {
    if (name === 'backup')
      return atDatabase((site) => backup(site, argument), { known: true, asReader: true })
    if (name === 'restore')
      return atDatabase((site) => restoreFrom(site, argument, values['send-mails']), {
        known: true,
        mayBegin: true,
      })
    if (!command) return null
    return atDatabase(async (site) => {
      await brought(site)
      return asOwner(site, command, argument, { logo: values.logo, accent: values.accent })
    })
  }
  if (name === 'migrate')
    return atDatabase(
      async (site) => {
        await brought(site)
        return 'The database is at this version.'
      },
      { mayBegin: true },
    )
  if (name === 'verify-evidence')
    return atDatabase(async (site) => {
      await brought(site)
      return verifyEvidence(site)
    })
  if (name === 'change-encryption-key') return atDatabase(changeKey, { known: true })
  if (name === 'accept-signing-key') return atDatabase(takeSigningKey)
  return null
}

await run().then(
  (answer) => {
    if (answer === null) console.error(usage)
    else console.log(answer)
    process.exitCode = answer === null ? 2 : 0
  },
  (error: unknown) => {
    const { NODE_ENV, DATABASE_URL } = process.env
    createSay(NODE_ENV === 'production', !DATABASE_URL, 2).fault(error)
    process.exitCode = 1
  },
)

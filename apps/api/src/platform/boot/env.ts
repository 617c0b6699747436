import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { MailAddress } from '@portal/domain/mail-address'
import { z } from 'zod'

const distinct = (text: string) => new Set(text).size
const local = new Set(['localhost', '127.0.0.1', '[::1]'])

/** The portal is reached from its own machine alone. */
export const isLocal = (publicUrl: string): boolean => local.has(new URL(publicUrl).hostname)

const SessionSecret = z
  .string('is missing: give at least 32 random characters')
  .refine(
    (text) => text.length >= 32 && distinct(text) >= 10,
    'is too weak: give at least 32 random characters',
  )
const Key = z
  .string('is missing: give 32 random bytes in base64')
  .refine(
    (text) => /^[A-Za-z0-9+/]{43}=$/u.test(text) && distinct(text) >= 10,
    'is too weak: give 32 random bytes in base64 (openssl rand -base64 32)',
  )
const PublicUrl = z
  .url('is missing or no address: give the address people open, such as https://portal.example.org')
  .refine((text) => {
    const { protocol, hostname, pathname, search } = new URL(text)
    return (
      pathname === '/' &&
      !search &&
      (protocol === 'https:' || (protocol === 'http:' && local.has(hostname)))
    )
  }, 'must be https (http only for localhost) and have no path')
  .transform((text) => new URL(text).origin)

const Authorities = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .refine(
    (urls) =>
      urls.length <= 2 &&
      urls.every((url) => URL.canParse(url) && /^https?:/u.test(url) && !url.includes('#')),
    'must be one or two addresses (https:// or http://), separated by a comma',
  )
  .transform((urls) => urls.map((url) => new URL(url)))

const exampleSender = 'AVV-Portal <portal@example.org>'
const sender = /^(?:[^<>\r\n]*<([^<>\s]+)>|([^<>\s]+))$/u
const senderOf = (text: string) => {
  const [, named, bare] = sender.exec(text.trim()) ?? []
  return MailAddress.safeParse(named ?? bare ?? '')
}
const MailFrom = z
  .string()
  .refine(
    (text) => senderOf(text).success,
    'must be an address to send from, such as AVV-Portal <portal@praxis.de>',
  )
/** Addresses nobody has (RFC 2606): mail from there goes nowhere, and what bounces is lost. */
const isExample = (text: string) =>
  /@(?:.+\.)?(?:example(?:\.(?:org|com|net))?|invalid|test|localhost)$/u.test(
    senderOf(text).data ?? '',
  )

const flag = z.stringbool({ error: 'must be true or false' })
const wantsMail =
  'is missing: give the mail server, such as smtp://user:password@mail.example.org:587, or MAIL=files where mails as files are wanted'
const wantsSender =
  'is missing: give the address the portal sends from, such as AVV-Portal <portal@praxis.de>'

const Common = z.object({
  NODE_ENV: z.string().default('development'),
  PORT: z.coerce.number('must be a port').int('must be a port').min(0).max(65_535).default(3000),
  HOST: z.string().default('localhost'),
  DATA_DIR: z.string().default('var'),
  BACKUP_DIR: z.string().optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/u, error: 'must begin with smtp:// or smtps://' })
    .optional(),
  SMTP_CA_FILE: z.string().optional(),
  MAIL: z
    .literal('files', { error: 'is files, for mails as files below DATA_DIR/mail, or left out' })
    .optional(),
  MAIL_FROM: MailFrom.default(exampleSender),
  TRUST_PROXY: z
    .union([flag.transform(Number), z.coerce.number().int().min(0).max(10)], {
      error: 'must be true, false or the number of proxies in front',
    })
    .default(0),
  HSTS_SUBDOMAINS: flag.default(false),
  API_DOCS: flag.optional(),
  NEW_ENCRYPTION_KEY: Key.optional(),
  PREVIOUS_SIGNING_KEY: Key.optional(),
  PUBLIC_URL_CHECK: flag.default(true),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/u, error: 'must begin with postgres://' })
    .optional(),
  SEAL_P12_FILE: z.string().optional(),
  SEAL_P12_PASSWORD: z.string().optional(),
  TSA_URL: Authorities.optional(),
  TSA_CA_FILE: z.string().optional(),
})
const Outside = z.object({
  SESSION_SECRET: SessionSecret,
  ENCRYPTION_KEY: Key,
  SIGNING_KEY: Key,
  PUBLIC_URL: PublicUrl,
})
const Embedded = z.object({
  SESSION_SECRET: SessionSecret.optional(),
  ENCRYPTION_KEY: Key.optional(),
  SIGNING_KEY: Key.optional(),
  PUBLIC_URL: PublicUrl.optional(),
})

/** Every variable the portal reads. */
export const variables = Object.keys({ ...Common.shape, ...Outside.shape })

export type Secrets = {
  sessionSecret: string
  encryptionKey: Buffer
  /** The seed of the Ed25519 key that signs receipts and the evidence log. */
  signingKey: Buffer
}

export type Config = {
  production: boolean
  port: number
  host: string
  dataDir: string
  /** Where the daily backups go; null: nowhere. */
  backupDir: string | null
  /** Null: the embedded PostgreSQL below `dataDir`. */
  databaseUrl: string | null
  /** Null where the embedded database may make its own at the first start. */
  sessionSecret: string | null
  encryptionKey: Buffer | null
  signingKey: Buffer | null
  /** The one to change to, for the command that does it. */
  newEncryptionKey: Buffer | null
  /** The one that signed before, for the command that takes another one. */
  previousSigningKey: Buffer | null
  /** The provider's certificate and key as PKCS #12; null where the portal makes its own beside its data. */
  sealP12: { file: string; password: string } | null
  /** The authorities that give time stamps (RFC 3161), and the file with the certificates that theirs lead to. */
  tsa: { urls: readonly URL[]; caFile: string | null } | null
  publicUrl: string
  smtpUrl: string | null
  /** The file with the certificates that the mail server's leads to; null: those every program trusts. */
  smtpCaFile: string | null
  mailFrom: string
  /** How many proxies in front add to X-Forwarded-For; 0: none, the connection's own address counts. */
  trustProxy: number
  /** The names below `publicUrl`'s are held to https as well. */
  hstsSubdomains: boolean
  apiDocs: boolean
  /** Whether a first start looks that `publicUrl` leads to the portal. */
  publicUrlCheck: boolean
  metricsToken: string | null
  logLevel: string
}

/** What a command works on. `adminUrl`: an administrator of the database. */
export type Site = { config: Config; secrets: Secrets; adminUrl: string }

/** The environment is unusable; `problems` has one line for each variable that is wrong. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError'
  readonly problems: string[]
  constructor(problems: string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

/**
 * Reads the environment. Throws `EnvironmentError` with a line for every variable that is missing, weak or wrong. `serves`:
 * for the portal itself, which in production has to know where mails go; a command sends none.
 */
export function parseEnv(env: Record<string, string | undefined>, serves = false): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const common = Common.safeParse(given)
  const secrets = (given.DATABASE_URL ? Outside : Embedded).safeParse(given)
  const together = [...(serves ? mailProblems(given) : []), ...contradictions(given)]
  if (!common.success || !secrets.success || together.length > 0) {
    const issues = [...(common.error?.issues ?? []), ...(secrets.error?.issues ?? []), ...together]
    const first = new Map(issues.toReversed().map((issue) => [issue.path.join('.'), issue.message]))
    throw new EnvironmentError(
      [...first].map(([name, message]) => `${name} ${message}`).toReversed(),
    )
  }
  const c = common.data
  const s = secrets.data
  const production = c.NODE_ENV === 'production'
  return {
    production,
    port: c.PORT,
    host: c.HOST,
    dataDir: resolve(c.DATA_DIR),
    backupDir: c.BACKUP_DIR ? resolve(c.BACKUP_DIR) : null,
    databaseUrl: c.DATABASE_URL ?? null,
    sessionSecret: s.SESSION_SECRET ?? null,
    encryptionKey: bytesOf(s.ENCRYPTION_KEY),
    signingKey: bytesOf(s.SIGNING_KEY),
    newEncryptionKey: bytesOf(c.NEW_ENCRYPTION_KEY),
    previousSigningKey: bytesOf(c.PREVIOUS_SIGNING_KEY),
    sealP12: c.SEAL_P12_FILE
      ? { file: resolve(c.SEAL_P12_FILE), password: c.SEAL_P12_PASSWORD ?? '' }
      : null,
    tsa: c.TSA_URL
      ? { urls: c.TSA_URL, caFile: c.TSA_CA_FILE ? resolve(c.TSA_CA_FILE) : null }
      : null,
    publicUrl: s.PUBLIC_URL ?? `http://localhost:${c.PORT}`,
    smtpUrl: c.SMTP_URL ?? null,
    smtpCaFile: c.SMTP_CA_FILE ? resolve(c.SMTP_CA_FILE) : null,
    mailFrom: c.MAIL_FROM,
    trustProxy: c.TRUST_PROXY,
    hstsSubdomains: c.HSTS_SUBDOMAINS,
    apiDocs: c.API_DOCS ?? !production,
    publicUrlCheck: c.PUBLIC_URL_CHECK,
    metricsToken: c.METRICS_TOKEN ?? null,
    logLevel: c.LOG_LEVEL,
  }
}

/** A name without a dot is a server beside the portal, such as Mailpit in docker-compose.yml: what it gets goes nowhere. */
const isOwnServer = (url: string) =>
  URL.canParse(url) && /^(?:[^.]+|127\.[\d.]+)$/u.test(new URL(url).hostname)

/** A real portal whose mails nobody gets would look as if it had told people. */
function mailProblems({ NODE_ENV, SMTP_URL, MAIL_FROM, MAIL }: Given) {
  if (NODE_ENV !== 'production' || MAIL === 'files') return []
  return [
    ...(SMTP_URL ? [] : [{ path: ['SMTP_URL'], message: wantsMail }]),
    ...(MAIL_FROM ? [] : [{ path: ['MAIL_FROM'], message: wantsSender }]),
  ]
}

/** What is right by itself and wrong together. */
function contradictions({ NODE_ENV, SMTP_URL, SMTP_CA_FILE, MAIL_FROM, MAIL }: Given) {
  const problems: { path: string[]; message: string }[] = []
  const add = (name: string, message: string) => problems.push({ path: [name], message })
  if (MAIL === 'files' && SMTP_URL) add('MAIL', 'is files, and SMTP_URL is set: leave one out')
  if (
    NODE_ENV === 'production' &&
    SMTP_URL &&
    !isOwnServer(SMTP_URL) &&
    isExample(MAIL_FROM ?? exampleSender)
  )
    add(
      'MAIL_FROM',
      'is an example: give the address the portal sends from, such as AVV-Portal <portal@praxis.de>',
    )
  if (SMTP_CA_FILE && !SMTP_URL) add('SMTP_CA_FILE', 'needs SMTP_URL: without it nothing is sent')
  if (SMTP_CA_FILE && SMTP_URL && !holdsCertificate(SMTP_CA_FILE))
    add(
      'SMTP_CA_FILE',
      'holds no certificate that can be read: give a file in PEM (-----BEGIN CERTIFICATE-----)',
    )
  return problems
}
type Given = Record<string, string | undefined>

function holdsCertificate(file: string): boolean {
  try {
    return Boolean(new X509Certificate(readFileSync(file)))
  } catch {
    return false
  }
}

const bytesOf = (base64: string | undefined) => (base64 ? Buffer.from(base64, 'base64') : null)

import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { rootCertificates } from 'node:tls'
import { createTransport } from 'nodemailer'

export type OutgoingMail = {
  id: string
  to: { name: string; address: string }
  subject: string
  text: string
  html: string
  /** What the mails about one matter to one person have in common; opaque. Left out: this one stands by itself. */
  matter?: string
  /** Mail programs put it forward. */
  isPressing?: boolean
}

/**
 * Hands a mail over and resolves to what the other side answered; rejects when it did not take it. `signal` gives up a
 * mail that is not handed over yet.
 */
export type Mailer = {
  send: (mail: OutgoingMail, signal?: AbortSignal) => Promise<string>
  /** There is no mail server: each mail becomes a file and leaves no house. */
  isFile?: true
  close: () => void
}

/** Shorter together than a job may take (`jobs.ts`): a slow server is tried again, not asked twice at once. */
const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 45_000 }
/** However slowly a server talks, and however many wait for a connection. */
const wholePatience = 90_000

/** Connections stay open for the next mail, each for so many, and not for long. */
const pool = { pool: true, maxConnections: 8, maxMessages: 100, idleTimeout: 20_000 } as const

/**
 * The message as mail programs and absence replies expect it: made by a machine (RFC 3834), of the portal's own domain, and
 * below the root of its matter, which no mail is. What belongs to a matter comes to a person of a client: a list (RFC 2919).
 */
function messageOf(
  from: string,
  domain: string,
  { id, matter, isPressing, ...mail }: OutgoingMail,
) {
  const root = `<${matter}.matter@${domain}>`
  return {
    from,
    ...mail,
    messageId: `<${id}@${domain}>`,
    ...(isPressing && { priority: 'high' as const }),
    ...(matter && { inReplyTo: root, references: root }),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...(matter && { 'List-Id': `AVV-Portal <avv-portal.${domain}>` }),
    },
  }
}

const domainOf = (publicUrl: string) => new URL(publicUrl).hostname

/** What an operator can mend is said with what to do. */
function explained(error: unknown): never {
  const said = error instanceof Error ? error.message : ''
  if (/self.signed certificate|unable to (?:verify|get) .*certificate/iu.test(said))
    throw new Error(
      `${said}: nobody the portal trusts has signed the mail server's certificate. SMTP_CA_FILE names the file (PEM) with the certificate that did.`,
      { cause: error },
    )
  throw error
}

/** Sends through the SMTP server of `url`. The id makes the Message-ID: a mail sent twice is recognised as one. */
export function createSmtpMailer(
  url: string,
  from: string,
  publicUrl: string,
  {
    socketTimeout = patience.socketTimeout,
    inAll = wholePatience,
    caFile = null,
  }: { socketTimeout?: number; inAll?: number; caFile?: string | null } = {},
): Mailer {
  const tls = caFile && { tls: { ca: [...rootCertificates, readFileSync(caFile, 'utf8')] } }
  const transport = createTransport({ url, ...pool, ...patience, socketTimeout, ...tls })
  const domain = domainOf(publicUrl)
  return {
    send: async (mail, given) => {
      const late = AbortSignal.timeout(inAll)
      const signal = given ? AbortSignal.any([given, late]) : late
      const message = { ...messageOf(from, domain, mail), signal }
      const { response } = await transport.sendMail(message).catch(explained)
      return response
    },
    close: () => transport.close(),
  }
}

/** Without an SMTP server: each mail becomes a file that any mail program opens. */
export function createFileMailer(folder: string, from: string, publicUrl: string): Mailer {
  const domain = domainOf(publicUrl)
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  return {
    isFile: true,
    send: async (mail) => {
      const { id } = mail
      const { message } = await transport.sendMail(messageOf(from, domain, mail))
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const file = join(folder, `${id}.eml`)
      // `buffer: true` makes the message a buffer.
      await writeFile(file, message as Buffer, { mode: 0o600 })
      return `written to ${id}.eml`
    },
    close: () => transport.close(),
  }
}

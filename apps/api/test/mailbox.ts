import { SMTPServer } from 'smtp-server'
import { deliverAccountMail } from '../src/accounts/mails/mail-delivery.ts'
import { createVault } from '../src/platform/crypto.ts'
import { createSmtpMailer } from '../src/platform/mail/mailer.ts'
import { learnToken } from './canary.ts'
import { publicUrl, type TestPortal } from './harness.ts'
import { testSecrets } from './keys.ts'
import { use } from './use.ts'

/** Names the matters of mails. */
export const mailVault = createVault(testSecrets.encryptionKey, 'mails')

export type Letter = {
  to: string
  subject: string
  messageId: string
  text: string
  /** The part of its link behind the `#`; empty where there is none. */
  token: string
  /** As it arrived, unfolded; empty where there is none. */
  header: (name: string) => string
  raw: string
}

/** What the server does with a mail: take it, refuse it, never answer, or end the connection. */
export type Whim = 'take' | { refuse: string; code: number } | 'hang' | 'drop'

/** A mail server for the tests of a file. */
export const useMailbox = () => use(openMailbox, ({ close }) => close())

/** A mail server on this machine, and everything it took. */
export async function openMailbox() {
  const letters: Letter[] = []
  const always = (whim: Whim) => () => whim
  const state = { whim: always('take') as (letter: Letter) => Whim, connections: 0 }
  const open = new Set<{ destroy: () => void }>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onConnect: (_session, done) => {
      state.connections++
      done()
    },
    onData: (stream, { envelope }, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const to = envelope.rcptTo.map(({ address }) => address).join()
        const letter = read(to, Buffer.concat(parts).toString())
        const whim = state.whim(letter)
        if (whim === 'hang') return undefined
        if (whim === 'drop') return hangUp()
        if (whim !== 'take')
          return done(Object.assign(new Error(whim.refuse), { responseCode: whim.code }))
        letters.push(letter)
        return done(null, 'accepted')
      })
    },
  })
  server.on('error', () => {})
  server.server.on('connection', (socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
  })
  const hangUp = () => open.forEach((socket) => socket.destroy())
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as { port: number }
  const url = `smtp://127.0.0.1:${port}`
  const mailer = createSmtpMailer(url, 'portal@example.org', publicUrl)

  const send = (portal: TestPortal, mailId: string, last = false) => {
    const { auth } = portal.connections
    return deliverAccountMail(
      { auth, mailer, publicUrl, clock: portal.clock.now },
      { mailId },
      { tries: 0, last, signal: new AbortController().signal },
    )
  }
  return {
    letters,
    mailer,
    url,
    /** What the server answers with 451 instead of taking a mail; null: it takes them. */
    refuseWith: (answer: string | null) =>
      void (state.whim = always(answer ? { refuse: answer, code: 451 } : 'take')),
    /** What the server does with each mail from now on. */
    does: (whim: (letter: Letter) => Whim) => void (state.whim = whim),
    /** Ends all connections, those that hang too. */
    hangUp,
    /** How many connections were opened so far. */
    connections: () => state.connections,
    send,
    /** Sends what waits, in the order in which it was queued; resolves to what went out by that. */
    deliver: async (portal: TestPortal): Promise<Letter[]> => {
      const before = letters.length
      const { rows } = await portal.superuser.query<{ id: string }>(
        'select id from account_mails where sent_at is null and failed_at is null order by id',
      )
      for (const { id } of rows) await send(portal, id)
      return letters.slice(before)
    },
    close: async () => {
      mailer.close()
      hangUp()
      await new Promise<void>((resolve) => server.close(resolve))
    },
  }
}

function read(to: string, raw: string): Letter {
  const header = (name: string) =>
    new RegExp(`^${name}:(.*(?:\r\n[ \t].*)*)`, 'imu')
      .exec(raw)?.[1]
      ?.replaceAll(/\s+/gu, ' ')
      .trim() ?? ''
  const text = unquoted(raw.slice(raw.indexOf('\r\n\r\n'), raw.indexOf('Content-Type: text/html')))
  const token = /\/(?:einladung|passwort|faktor|adresse)#([\w-]{43})\b/u.exec(text)?.[1] ?? ''
  if (token) learnToken(token)
  return {
    to,
    subject: decoded(header('Subject')),
    messageId: header('Message-ID'),
    text,
    token,
    header,
    raw,
  }
}

/** A header as a mail program shows it (RFC 2047). */
const decoded = (value: string): string =>
  value.replaceAll(/=\?utf-8\?([qb])\?([^?]*)\?=( (?==\?))?/giu, (_, how: string, said: string) =>
    how.toLowerCase() === 'b'
      ? Buffer.from(said, 'base64').toString()
      : unquoted(said.replaceAll('_', ' ')),
  )

/** Quoted-printable (RFC 2045 §6.7) as UTF-8. */
const unquoted = (raw: string): string =>
  Buffer.from(
    raw
      .replaceAll('=\r\n', '')
      .replaceAll(/=([0-9A-F]{2})/gu, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString()

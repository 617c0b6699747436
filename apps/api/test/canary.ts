import { inject } from 'vitest'
import type { Client } from 'pg'
import { testSecrets } from './keys.ts'

/** What a request may carry and an answer may show once, and nothing else may ever repeat. */
const marks = new Map<string, string>()
const codes = new Set<string>()
let portals = 0

/** A portal opens whose secrets are listened for. */
export const openEars = () => void (portals += 1)

/** A portal closes; what was heard is forgotten with the last one. */
export function closeEars(): void {
  portals -= 1
  if (portals > 0) return
  marks.clear()
  codes.clear()
}

const add = (what: string, secret: unknown) => {
  // Short ones are found by chance, and nobody could have chosen them.
  if (typeof secret === 'string' && secret.length >= 12) marks.set(secret, what)
}

function known(): Map<string, string> {
  if (marks.size === 0) {
    for (const { email, password, totpSecret } of inject('demo').accounts) {
      add(`password of ${email}`, password)
      add(`TOTP secret of ${email}`, totpSecret)
    }
    add('session secret', testSecrets.sessionSecret)
    add('encryption key', testSecrets.encryptionKey.toString('base64'))
    add('signing key', testSecrets.signingKey.toString('base64'))
  }
  return marks
}

/** The two answers a secret is for. */
const shows = (method: string, path: string) =>
  method !== 'GET' && /^\/account\/(totp|passkeys|recovery-codes)$/u.test(path)

type Heard = {
  method: string
  path: string
  body: unknown
  answer: { body: any; raw: Buffer; headers: Record<string, unknown> }
}

/** Listens to a request and its answer: learns the secrets in them, and throws where an answer repeats one. */
export function listen({ method, path, body, answer }: Heard): void {
  const found = findIn(answer.raw.toString('latin1'))
  if (found.length > 0 && !shows(method, path))
    throw new Error(`${method} ${path} gives away: ${found.join(', ')}`)
  if (typeof body === 'object' && body !== null) {
    const given = body as Record<string, any>
    add('password', given['password'])
    add('link', given['token'])
    for (const code of [given['code'], given['secondFactor']?.code])
      if (typeof code === 'string') codes.add(code)
  }
  add('TOTP secret', answer.body?.secret)
  for (const shown of [answer.body?.recoveryCodes, answer.body?.codes])
    if (Array.isArray(shown)) for (const code of shown) add('recovery code', code)
  for (const cookie of [answer.headers['set-cookie']].flat())
    add('cookie', /=([^;]{12,})/u.exec(String(cookie))?.[1])
}

/** A token that left the portal in a mail. */
export const learnToken = (token: string) => add('link', token)

const findIn = (text: string): string[] =>
  [...known()].filter(([secret]) => text.includes(secret)).map(([, what]) => what)

/** A code of its own; six digits within a hash, a signature or a number are none. */
const standsIn = (text: string, code: string): boolean =>
  /^\d{6}$/u.test(code) && new RegExp(`(?<![\\w.+/-])${code}(?![\\w+/=-])`, 'u').test(text)

/**
 * What the database keeps sealed or not at all (C4): the record of a receipt, also as the payload of its JWS, what somebody
 * declared, and a letter or any other file.
 */
const sealed = {
  'record of a receipt': [
    'avv-portal/receipt/',
    Buffer.from('{"act":"').toString('base64url').slice(0, 10),
  ],
  declaration: ['avv-portal/declaration/'],
  file: [Buffer.from('%PDF-').toString('hex')],
}

/** Searches what was logged, and every row of every table, for all secrets heard of. Resolves to what was found where. */
export async function searchEverywhere(logged: string[], superuser: Client): Promise<string[]> {
  const spelled = logged.join('')
  const found = findIn(spelled).map((what) => `log: ${what}`)
  for (const code of codes) if (standsIn(spelled, code)) found.push(`log: code ${code}`)
  const { rows: tables } = await superuser.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'pgboss')`,
  )
  for (const { name } of tables) {
    const { rows } = await superuser.query<{ text: string | null }>(
      `select string_agg(t::text, E'\n') as text from ${name} t`,
    )
    const text = rows[0]?.text ?? ''
    for (const [secret, what] of known()) {
      const hex = Buffer.from(secret).toString('hex')
      if (text.includes(secret) || text.includes(hex)) found.push(`${name}: ${what}`)
    }
    for (const [what, signs] of Object.entries(sealed))
      if (signs.some((sign) => text.includes(sign))) found.push(`${name}: ${what}`)
    if (/events$|mails$/u.test(name))
      for (const code of codes) if (standsIn(text, code)) found.push(`${name}: code ${code}`)
  }
  return found
}

import { Client } from 'pg'
import { codeOf, stepAt } from '../../apps/api/src/accounts/factors/totp.ts'
import type { DemoAccount } from '../../apps/api/src/demo/accounts.ts'
import type { Database } from '../data/folder.ts'
import { createAsk, jsonOf } from './ask.ts'
import type { Known } from './ids.ts'

export type Side = 'client' | 'staff'
export type Session = { side: Side; cookie: string; known: Known }

/** Who asks for each side; the second is asked for what the first may not read. */
const roles = { client: ['authorised', 'manager'], staff: ['owner'] } as const
type Role = (typeof roles)[Side][number]

/** Sessions of both sides; the first is of the client that is measured, to which all on its side belong. */
export async function signInBoth(
  { adminUrl, accounts }: Pick<Database, 'adminUrl' | 'accounts'>,
  origin: string,
): Promise<Session[]> {
  const admin = new Client({ connectionString: adminUrl })
  await admin.connect()
  await forgetCodes(admin)
  await admin.end()
  const sessions: Session[] = []
  for (const side of ['client', 'staff'] as const)
    for (const role of roles[side]) sessions.push(await signInAs(accounts, origin, side, role))
  const clientId = await activeClient(origin, sessions[0]!.cookie)
  return sessions.map((session) => ({ ...session, known: { ...session.known, clientId } }))
}

async function signInAs(
  accounts: DemoAccount[],
  origin: string,
  side: Side,
  wanted: Role,
): Promise<Session> {
  const account = accounts.find(({ role }) => role === wanted)
  if (!account) throw new Error(`nobody to sign in as ${wanted}`)
  const cookie = await signIn(account, origin)
  const { user } = jsonOf(await createAsk(origin, cookie)('/api/v1/session')) as {
    user: { id: string }
  }
  return { side, cookie, known: { clientId: '', userId: user.id } }
}

/** Signs somebody in who has an app for codes; resolves to the cookie of the session. */
export async function signIn(account: DemoAccount, origin: string): Promise<string> {
  const { email, password, totpSecret } = account
  if (!totpSecret) throw new Error(`${email} has no second factor`)
  const half = await cookieFrom(origin, '/session', { email, password })
  return cookieFrom(origin, '/session/totp', { code: codeNow(totpSecret) }, half)
}

/** What an app for codes shows now. */
export const codeNow = (totpSecret: string): string =>
  codeOf(totpSecret, stepAt(new Date().toISOString()))

/** No code counts twice; the database outlives a run, and with it the codes that were used. */
export const forgetCodes = (admin: Client) => admin.query('update authenticators set last_step = 0')

/** The cookie that the API answers with. */
export async function cookieFrom(
  origin: string,
  path: string,
  body: object,
  cookie = '',
): Promise<string> {
  const answer = await fetch(`${origin}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  })
  const [given] = answer.headers.getSetCookie()
  if (!given) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  return given.split(';')[0]!
}

async function activeClient(origin: string, cookie: string): Promise<string> {
  const { activeClient: active } = jsonOf(await createAsk(origin, cookie)('/api/v1/session')) as {
    activeClient: { id: string }
  }
  return active.id
}

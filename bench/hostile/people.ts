import { Client } from 'pg'
import { codeOf, stepAt } from '../../apps/api/src/accounts/factors/totp.ts'
import type { DemoAccount } from '../../apps/api/src/demo/accounts.ts'
import type { Database } from '../data/folder.ts'
import { signIn } from '../reads/sessions.ts'

const wanted = ['manager', 'authorised', 'owner', 'staff']

/** Cookies of people of both sides who may change their accounts, too. */
export async function signInAll(
  { adminUrl, accounts }: Pick<Database, 'adminUrl' | 'accounts'>,
  origin: string,
): Promise<string[]> {
  const admin = new Client({ connectionString: adminUrl })
  await admin.connect()
  // The database outlives a run, and with it the codes that were used.
  const forget = () => admin.query('update authenticators set last_step = 0')
  const cookies: string[] = []
  for (const role of wanted) {
    const account = accounts.find((each) => each.role === role)
    if (!account) throw new Error(`nobody to sign in as ${role}`)
    await forget()
    const cookie = await signIn(account, origin)
    await forget()
    cookies.push(await signInAgain(account, origin, cookie))
  }
  await admin.end()
  return cookies
}

async function signInAgain(
  { password, totpSecret }: DemoAccount,
  origin: string,
  cookie: string,
): Promise<string> {
  const code = codeOf(totpSecret ?? '', stepAt(new Date().toISOString()))
  const answer = await fetch(`${origin}/api/v1/session/reauthentication`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ password, secondFactor: { kind: 'totp', code } }),
  })
  const [given] = answer.headers.getSetCookie()
  if (!given) throw new Error(`${answer.status}: ${await answer.text()}`)
  return given.split(';')[0]!
}

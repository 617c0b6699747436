import { Client } from 'pg'
import type { Database } from '../data/folder.ts'
import { codeNow, cookieFrom, forgetCodes, signIn } from '../reads/sessions.ts'

const wanted = ['manager', 'authorised', 'owner', 'staff']

/** Cookies of people of both sides who may change their accounts, too. */
export async function signInAll(
  { adminUrl, accounts }: Pick<Database, 'adminUrl' | 'accounts'>,
  origin: string,
): Promise<string[]> {
  const admin = new Client({ connectionString: adminUrl })
  await admin.connect()
  const cookies: string[] = []
  for (const role of wanted) {
    const account = accounts.find((each) => each.role === role)
    if (!account) throw new Error(`nobody to sign in as ${role}`)
    const { password, totpSecret } = account
    await forgetCodes(admin)
    const cookie = await signIn(account, origin)
    await forgetCodes(admin)
    const secondFactor = { kind: 'totp', code: codeNow(totpSecret ?? '') }
    const again = { password, secondFactor }
    cookies.push(await cookieFrom(origin, '/session/reauthentication', again, cookie))
  }
  await admin.end()
  return cookies
}

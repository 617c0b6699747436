import type { Client } from 'pg'
import { sha256 } from '../src/platform/crypto.ts'
import { newSessionId } from '../src/platform/http/session.ts'
import { signedCookie } from './signed-cookie.ts'

/** The cookie of a session of the provider's; the portal is a process of its own. */
export async function staffCookie(superuser: Client): Promise<string> {
  const sid = newSessionId('provider')
  await superuser.query(
    `insert into sessions (id_hash, user_id, stage, method, created_at, last_seen_at, expires_at)
     select $1, id, 'full', 'totp', now(), now(), now() + interval '1 hour' from users where email like 'eva.brandl%'`,
    [sha256(sid)],
  )
  return signedCookie(sid, Date.now())
}

/** What a session's cookie lets one read. */
export const readAs = async <T>(address: string, cookie: string, path: string): Promise<T> =>
  answered<T>(await fetch(`${address}/api/v1${path}`, { headers: { cookie } }))

/** Posts something with a session's cookie, and resolves to what was made. */
export const postAs = async <T>(
  address: string,
  cookie: string,
  path: string,
  body?: object,
): Promise<T> =>
  answered<T>(
    await fetch(`${address}/api/v1${path}`, {
      method: 'POST',
      headers: {
        cookie,
        'idempotency-key': path,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    }),
  )

async function answered<T>(answer: Response): Promise<T> {
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as T
}

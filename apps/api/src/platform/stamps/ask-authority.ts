import { StampFault } from './stamp-fault.ts'

/** No answer is longer: a seal leaves that much room for one. */
export const mostBytes = 12 * 1024

/**
 * Asks an authority over HTTP (RFC 3161, §3.4). Follows it nowhere else, reads no more than `mostBytes` and waits no longer than the limit
 * for all of it. Throws `StampFault`.
 */
export async function askAuthority(
  authority: URL,
  request: Buffer,
  timeLimitMs: number,
): Promise<Buffer> {
  const { username, password } = authority
  const url = new URL(authority)
  url.username = ''
  url.password = ''
  const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  const headers = {
    'content-type': 'application/timestamp-query',
    accept: 'application/timestamp-reply',
    ...(username && { authorization: `Basic ${Buffer.from(login).toString('base64')}` }),
  }
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: new Uint8Array(request),
      headers,
      redirect: 'error',
      signal: AbortSignal.timeout(timeLimitMs),
    })
    const type = response.headers.get('content-type') ?? ''
    if (response.status !== 200 || !/^application\/timestamp-reply\s*(;|$)/iu.test(type)) {
      await response.body?.cancel()
      throw new StampFault(
        `answered ${response.status}, ${type.slice(0, 60).replaceAll(/[^\w/;= -]/gu, '')}`,
      )
    }
    return await bounded(response)
  } catch (cause) {
    if (cause instanceof StampFault) throw cause
    const isLate = cause instanceof Error && cause.name === 'TimeoutError'
    throw new StampFault(isLate ? 'did not answer in time' : 'could not be asked', { cause })
  }
}

async function bounded({ body }: Response): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let length = 0
  // Leaving the loop ends the connection.
  for await (const part of body ?? []) {
    length += part.length
    if (length > mostBytes) throw new StampFault('answered more than a stamp can be')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

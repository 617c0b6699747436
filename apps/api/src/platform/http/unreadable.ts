import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { problem } from './errors.ts'
import type { ProblemTexts } from './problem-texts.ts'

/** What no request can be read from is answered in brief, and the line is closed; headers that are too much with a problem. */
export const answerUnreadable =
  (texts: ProblemTexts) =>
  (error: Error & { code?: string }, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || socket.destroyed) return
    const isTooLarge = error.code === 'HPE_HEADER_OVERFLOW'
    const status = isTooLarge ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400
    const fault = { code: 'unreadable', reason: 'too-large' } as const
    const body = isTooLarge
      ? JSON.stringify({ ...problem(texts, fault, 'de', randomUUID()), status })
      : ''
    const head = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      ...(isTooLarge ? ['content-type: application/problem+json; charset=utf-8'] : []),
      `content-length: ${Buffer.byteLength(body)}`,
      'cache-control: no-store',
      'connection: close',
    ]
    if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
    socket.destroySoon()
  }

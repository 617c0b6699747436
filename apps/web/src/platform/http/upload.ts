import { AppError } from '@portal/domain/fault'
import type { z } from 'zod'
import { activeClient } from './active-client.ts'
import { overConnection } from './connection.ts'
import { outcomeOf } from './http.ts'
import { keyOf } from './idempotency.ts'

/** Sends a form with a file and says how much of it is on its way, which `fetch` cannot. `version` as `http` takes it. */
export async function upload<T extends z.ZodType>(
  path: string,
  schema: T,
  fields: Record<string, string>,
  file: File,
  onProgress: (share: number) => void,
  version?: number,
): Promise<z.output<T>> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  form.set('file', file)
  const act = JSON.stringify([path, fields, file.name, file.size, file.lastModified])

  const request = await overConnection(
    () => send(`/api/v1${path}`, form, headersOf(act, version), onProgress),
    { isRepeatable: true, isWrite: true },
  ).catch(() => {
    throw new AppError({ code: 'unavailable', retryAfter: 0 })
  })
  return outcomeOf(act, request.status, parse(request.responseText), schema)
}

function headersOf(act: string, version: number | undefined): Record<string, string> {
  const client = activeClient()
  return {
    accept: 'application/json',
    'idempotency-key': keyOf(act),
    ...(client && { 'x-client': client }),
    ...(version !== undefined && { 'if-match': `"${version}"` }),
  }
}

function send(
  url: string,
  form: FormData,
  headers: Record<string, string>,
  onProgress: (share: number) => void,
) {
  return new Promise<XMLHttpRequest>((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(loaded / total))
    request.addEventListener('load', () => resolve(request))
    const interrupted = () => reject(new Error('interrupted'))
    request.addEventListener('error', interrupted)
    request.addEventListener('abort', interrupted)
    request.send(form)
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

import type { FastifyInstance } from 'fastify'
import type { Person } from './person.ts'

type Sender = Pick<Person, 'cookie'>
type SentFile = { name: string; content: Uint8Array | string }

/** Attaches a file to an instruction as a browser does: as a form of one field. Resolves to the answer as it came. */
export const sendFile = (
  app: FastifyInstance,
  person: Sender,
  instructionId: string,
  file: SentFile,
  headers: Record<string, string> = {},
) => sendForm(app, person, `/instructions/${instructionId}/attachments`, { file }, headers)

/** Enters a letter or an email with its scan, as a browser does; the entry is a part of the form. */
export const sendLetter = (
  app: FastifyInstance,
  person: Sender,
  instruction: object | string,
  file: SentFile | null = { name: 'Brief.txt', content: 'Bitte löschen Sie die Akte 4711.' },
) =>
  sendForm(app, person, '/instructions/letters', {
    instruction: typeof instruction === 'string' ? instruction : JSON.stringify(instruction),
    ...(file && { file }),
  })

export async function sendForm(
  app: FastifyInstance,
  { cookie }: Sender,
  path: string,
  fields: Record<string, string | SentFile>,
  headers: Record<string, string> = {},
) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields))
    form.append(
      name,
      typeof value === 'string'
        ? value
        : new File([Uint8Array.from(Buffer.from(value.content))], value.name),
    )
  const encoded = new Response(form)
  return app.inject({
    method: 'POST',
    url: `/api/v1${path}`,
    headers: { cookie, 'content-type': encoded.headers.get('content-type')!, ...headers },
    payload: Buffer.from(await encoded.arrayBuffer()),
  })
}

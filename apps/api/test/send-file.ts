import type { FastifyInstance } from 'fastify'
import type { Person } from './person.ts'

/** Attaches a file to an instruction as a browser does: as a form of one field. Resolves to the answer as it came. */
export async function sendFile(
  app: FastifyInstance,
  { cookie }: Pick<Person, 'cookie'>,
  instructionId: string,
  file: { name: string; content: Uint8Array | string },
  headers: Record<string, string> = {},
) {
  const form = new FormData()
  form.append('file', new File([Uint8Array.from(Buffer.from(file.content))], file.name))
  const encoded = new Response(form)
  return app.inject({
    method: 'POST',
    url: `/api/v1/instructions/${instructionId}/attachments`,
    headers: { cookie, 'content-type': encoded.headers.get('content-type')!, ...headers },
    payload: Buffer.from(await encoded.arrayBuffer()),
  })
}

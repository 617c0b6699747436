import type { FastifyRequest } from 'fastify'
import { type Actor, partyOf } from './actor.ts'
import { mustBePdf } from '../files/file-check.ts'
import { readForm } from '../files/upload.ts'

/**
 * Reads a form with a PDF of `maxSize` bytes at most and checks it before the transaction begins: no connection waits for a
 * slow line or a large file. Throws as `readForm` and `mustBePdf`.
 */
export const pdfForm = (maxSize: number) => async (request: FastifyRequest, actor: Actor) => {
  const form = await readForm(request, { maxSize, extension: '.pdf' })
  await mustBePdf(form.file.content, partyOf(actor))
  return form
}

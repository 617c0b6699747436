import type { FastifyRequest } from 'fastify'
import { checkFile } from '../../platform/files/file-check.ts'
import type { KnownType } from '../../platform/files/file-type.ts'
import { readForm, type UploadedFile } from '../../platform/files/upload.ts'
import { type Actor, partyOf } from '../../platform/http/actor.ts'

type CheckedForm = {
  file: UploadedFile
  mediaType: KnownType['mediaType'] | undefined
  [field: string]: unknown
}

/** Reads and checks the file before the transaction begins: no connection waits for a slow line or a large PDF. */
export async function readCheckedForm(
  request: FastifyRequest,
  actor: Actor,
  limits: { maxSize: number; fieldSize?: number },
): Promise<CheckedForm> {
  let mediaType: KnownType['mediaType'] | undefined
  const form = await readForm(request, {
    ...limits,
    extension: async (content, sentName) => {
      const known = await checkFile(content, sentName, partyOf(actor))
      mediaType = known.mediaType
      return known.extension
    },
  })
  return { ...form, mediaType }
}

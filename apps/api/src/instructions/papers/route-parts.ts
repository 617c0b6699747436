import { Attachment } from '@portal/domain/instructions/contract'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { checkFile } from '../../platform/files/file-check.ts'
import type { KnownType } from '../../platform/files/file-type.ts'
import { FileField, readForm, type UploadedFile } from '../../platform/files/upload.ts'
import { type Actor, partyOf } from '../../platform/http/actor.ts'
import type { CheckedFile } from './attachments.ts'

/** A form with a file as `readCheckedForm` hands it on; nobody sends the type. */
export const CheckedForm = z.strictObject({
  file: FileField,
  mediaType: Attachment.shape.mediaType.max(100).readonly().meta({ readOnly: true }),
})

export const checkedFileOf = ({ file, mediaType }: z.output<typeof CheckedForm>): CheckedFile => ({
  file,
  // `readCheckedForm` put it there.
  mediaType: mediaType as KnownType['mediaType'],
})

type ReadForm = {
  file: UploadedFile
  mediaType: KnownType['mediaType'] | undefined
  [field: string]: unknown
}

/** Reads and checks the file before the transaction begins: no connection waits for a slow line or a large PDF. */
export async function readCheckedForm(
  request: FastifyRequest,
  actor: Actor,
  limits: { maxSize: number; fieldSize?: number },
): Promise<ReadForm> {
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

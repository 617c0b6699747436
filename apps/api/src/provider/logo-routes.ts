import { AppError } from '@portal/domain/fault'
import { Logo } from '@portal/domain/provider/logo'
import { largestLogo } from '@portal/domain/provider/logo-limits'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { wholeOf } from '../platform/files/spool.ts'
import { readForm, UploadedFile, uploads } from '../platform/files/upload.ts'
import { type Actor, partyOf } from '../platform/http/actor.ts'
import { type RouteDeps, routesWith } from '../platform/http/route.ts'
import { cleanLogo } from './logo/cleaning.ts'
import type { Drawn } from './logo/drawn.ts'
import { keepLogo } from './logos.ts'

/** A file that was sent as a logo, and what was drawn of it. */
class UploadedLogo extends UploadedFile {
  readonly drawn: Drawn
  constructor({ fileName, content }: UploadedFile, drawn: Drawn) {
    super(fileName, content)
    this.drawn = drawn
  }
}

const LogoField = z.instanceof(UploadedLogo).meta({ type: 'string', format: 'binary' })

/** Reads a form with a logo and draws it anew before the transaction begins. Throws as `readForm` and `cleanLogo`. */
async function logoForm(request: FastifyRequest, actor: Actor) {
  const { file, ...form } = await readLogo(request)
  const drawn = await cleanLogo(wholeOf(file.content.place), partyOf(actor))
  return { ...form, file: new UploadedLogo(file, drawn) }
}

async function readLogo(request: FastifyRequest) {
  try {
    return await readForm(request, { maxSize: largestLogo, extension: '.png' })
  } catch (error) {
    const isTooLarge =
      error instanceof AppError &&
      error.fault.code === 'file-refused' &&
      error.fault.reason === 'too-large'
    throw isTooLarge ? new AppError({ code: 'file-refused', reason: 'image-too-large' }) : error
  }
}

export async function logoRoutes(app: FastifyInstance, deps: RouteDeps) {
  await app.register(async (scope) => {
    await scope.register(uploads)
    routesWith(
      scope,
      deps,
    )({
      operationId: 'uploadProviderLogo',
      summary: 'Takes a logo, PNG or SVG of up to 512 KB; `PUT /provider` names it by its id',
      description:
        'What was sent is drawn anew as a PNG, and nothing else of it is kept. An SVG that holds more than shapes (scripts, other files, entities, text that is not outlined) is refused with what was found and its line. The picture is at `/branding/{id}.png`.',
      method: 'POST',
      url: '/provider/logos',
      permission: 'provider.manage',
      counts: 'uploads',
      form: logoForm,
      body: z.strictObject({ file: LogoField }),
      answer: Logo,
      status: 201,
      faults: ['file-refused', 'unsupported-media-type'],
      examples: { body: { file: 'logo.svg' } },
      handle: ({ tx, actor, body, now }) => keepLogo(tx, actor, body.file.drawn, now),
    })
  })
}

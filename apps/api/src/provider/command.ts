import { readFile } from 'node:fs/promises'
import { AppError } from '@portal/domain/fault'
import { ProviderSettings, shippedTerms } from '@portal/domain/provider/settings'
import { largestLogo } from '@portal/domain/provider/logo-limits'
import { passau } from '@portal/domain/region'
import { z } from 'zod'
import { house } from '../platform/fair-queue.ts'
import { changeSettings, type Changing } from './changing.ts'
import { whyNotTaken } from './fault-texts.ts'
import { cleanLogo } from './logo/cleaning.ts'
import { keepLogo } from './logos.ts'
import { findProvider } from './service.ts'

/** What the command line is given beside the file: a picture, and a colour. */
export type GivenBranding = { logo?: string | undefined; accent?: string | undefined }

/** Takes over what a file says of the provider; what it leaves out stays as it is. Resolves to the provider's name. */
export async function setProvider(
  changing: Changing,
  file: string,
  { logo, accent }: GivenBranding,
): Promise<string> {
  const { tx, now } = changing
  const said = {
    ...(await settingsIn(file, await findProvider(tx))),
    ...(accent !== undefined && { accent }),
    ...(logo !== undefined && { logo: (await keepLogo(tx, null, await drawnOf(logo), now)).id }),
  }
  const given = ProviderSettings.safeParse(said)
  if (!given.success) throw new Error(z.prettifyError(given.error))
  await changeSettings(changing, given.data, 'whatever')
  return given.data.name
}

async function drawnOf(file: string) {
  const bytes = await readFile(file)
  if (bytes.byteLength > largestLogo) throw new Error(`${file} is larger than 512 KB.`)
  try {
    return await cleanLogo(bytes, house)
  } catch (error) {
    throw error instanceof AppError ? new Error(`${file}: ${whyNotTaken(error.fault)}`) : error
  }
}

async function settingsIn(file: string, now: ProviderSettings | null): Promise<object> {
  const given: unknown = JSON.parse(await readFile(file, 'utf8'))
  const said = z.looseObject({ contact: z.looseObject({}).optional() }).parse(given)
  return {
    logo: now?.logo ?? null,
    accent: now?.accent ?? null,
    legalNoticeUrl: now?.legalNoticeUrl ?? null,
    privacyUrl: now?.privacyUrl ?? null,
    holidays: now?.holidays ?? passau,
    terms: now?.terms ?? shippedTerms,
    ...said,
    contact: { department: null, phone: null, ...said.contact },
  }
}

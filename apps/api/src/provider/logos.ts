import { invalid } from '@portal/domain/fault'
import type { Logo } from '@portal/domain/provider/logo'
import type { Instant } from '@portal/domain/time'
import { eq } from 'drizzle-orm'
import { sha256Hex } from '../platform/crypto.ts'
import type { Reader, Tx } from '../platform/database/db.ts'
import { prepared } from '../platform/database/prepared.ts'
import type { LetterLogo } from '../platform/papers/pdf.ts'
import { provider, providerLogos } from './table.ts'
import type { Drawn } from './logo/drawn.ts'

/** Keeps a picture that was drawn anew; the same one is kept once. `by`: null by the command line. */
export async function keepLogo(
  tx: Tx,
  by: { userId: string } | null,
  { png, ...drawn }: Drawn,
  now: Instant,
): Promise<Logo> {
  const id = sha256Hex(png)
  await tx
    .insert(providerLogos)
    .values({ id, png: Buffer.from(png), ...drawn, createdAt: now, createdBy: by?.userId ?? null })
    .onConflictDoNothing()
  return { id, width: drawn.width, height: drawn.height }
}

/** Throws `invalid` where settings name a logo that nobody sent. */
export async function assertKept(tx: Tx, id: string | null): Promise<void> {
  if (id === null) return
  const [kept] = await tx
    .select({ id: providerLogos.id })
    .from(providerLogos)
    .where(eq(providerLogos.id, id))
  if (!kept) throw invalid('/logo', 'unknown-logo', 'is no logo that was sent')
}

const pictureOf = prepared<{ id: string }>()((db, { id }) =>
  db.select({ png: providerLogos.png }).from(providerLogos).where(eq(providerLogos.id, id)),
)

/** Null: there is none of this name, or what lies there is another picture than the one it names. */
export async function findPicture(tx: Reader, id: string): Promise<Buffer | null> {
  const [found] = await pictureOf(tx, { id })
  return found && sha256Hex(found.png) === id ? found.png : null
}

const theBranding = prepared()((db) =>
  db
    .select({
      accent: provider.accent,
      logo: {
        id: providerLogos.id,
        width: providerLogos.width,
        height: providerLogos.height,
        plateOnLight: providerLogos.plateOnLight,
        plateOnDark: providerLogos.plateOnDark,
      },
    })
    .from(provider)
    .leftJoin(providerLogos, eq(providerLogos.id, provider.logo)),
)

/** What every page is to look like. */
export type Branding = { accent: string | null; logo: (Omit<Drawn, 'png'> & { id: string }) | null }

export const findBranding = async (tx: Reader): Promise<Branding> =>
  (await theBranding(tx, {}))[0] ?? { accent: null, logo: null }

/** What stands at the head of sealed papers; null: the name alone. */
export async function letterLogo(tx: Tx): Promise<LetterLogo | null> {
  const [found] = await tx
    .select({ logo: providerLogos })
    .from(provider)
    .innerJoin(providerLogos, eq(providerLogos.id, provider.logo))
  if (!found || sha256Hex(found.logo.png) !== found.logo.id) return null
  const { png, width, height, plateOnLight } = found.logo
  return { png, ratio: width / height, onDark: plateOnLight }
}

import { canonicalJson } from '@portal/domain/canonical-json'
import { providerLog } from '@portal/domain/evidence/provider-log'
import { AppError } from '@portal/domain/fault'
import { providerMoves } from '@portal/domain/moves/notice'
import { ChangedPart, type KeptSettings } from '@portal/domain/provider/contract'
import type { ProviderSettings } from '@portal/domain/provider/settings'
import { noticeOfChange } from '@portal/domain/provider/telling'
import type { Instant } from '@portal/domain/time'
import { sql } from 'drizzle-orm'
import { sha256Hex } from '../platform/crypto.ts'
import type { Tx } from '../platform/database/db.ts'
import type { Enqueue } from '../platform/database/jobs.ts'
import type { RecordEvidence } from '../platform/evidence/evidence.ts'
import { logThatTakes, recordIn } from '../platform/evidence/taking-lines.ts'
import { assertKept } from './logos.ts'
import { findProvider } from './service.ts'
import { provider, providerVersions } from './table.ts'

/** Who changes it: one of the provider's owners, or whoever has its command line. */
export type Changer = { userId: string; name: string } | null

type Telling = { tx: Tx; enqueue: Enqueue; evidence: RecordEvidence; now: Instant }
type Publisher =
  | { userId: string; name: string; side: 'provider' }
  | { name: string; side: 'provider' }
type Told = { kind: 'contact_changed'; severity: 'important'; title: string; body: string }
/** Publishes a notice to all clients; null where there is none. Handed in, since notices themselves say who the provider is. */
export type TellAll = (
  telling: Telling,
  publisher: Publisher,
  told: Told,
) => Promise<{ id: string; number: string } | null>

export type Changing = Telling & { by: Changer; tellAll: TellAll }

/** The version the person saw; null: none. By the command line whatever there is. */
type Seen = number | null | 'whatever'

/**
 * Makes the settings what `after` says: a new version, kept for ever, with its line in the provider's own log. A change of contact,
 * recipients or channels is told to all clients by a notice in the same transaction (§§ 6.3, 9). Nothing happens where nothing changed.
 * Throws `invalid` where it names a logo that nobody sent, `stale` when somebody else changed them since they were read, `precondition-required` where nothing says what was read.
 */
export async function changeSettings(
  changing: Changing,
  after: ProviderSettings,
  seen: Seen,
): Promise<void> {
  const { tx, by, now, evidence } = changing
  // There may be no row to lock yet.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('provider', 0))`)
  const found = await findProvider(tx)
  if (seen !== 'whatever') assertSeen(found, seen)
  const before = found && settingsOf(found)
  const changed = before ? partsChanged(before, after) : []
  if (before && changed.length === 0) return
  await assertKept(tx, after.logo)
  const version = (found?.version ?? 0) + 1
  const row = { ...after, version, updatedAt: now }
  await tx.insert(provider).values(row).onConflictDoUpdate({ target: provider.onlyOne, set: row })
  const notice = before && (await tell(changing, before, after))
  await tx.insert(providerVersions).values({
    version,
    at: now,
    way: by ? 'portal' : 'command',
    byId: by?.userId ?? null,
    byName: by?.name ?? null,
    changed,
    noticeId: notice?.id ?? null,
    content: after,
  })
  await recordIn(tx, evidence, await logThatTakes(tx, providerLog), {
    clientId: providerLog,
    at: now,
    type: providerMoves.change.event,
    subject: { kind: 'provider', id: providerLog, number: String(version) },
    data: {
      version,
      way: by ? 'portal' : 'command',
      changed,
      contentSha256: sha256Hex(canonicalJson(after)),
      ...(notice && { notice: notice.number }),
    },
    personal: by && { ...by, side: 'provider' },
  })
}

function assertSeen(found: { version: number } | null, seen: number | null): void {
  if (found && seen === null)
    throw new AppError({ code: 'precondition-required', header: 'If-Match' })
  if (seen !== null && found?.version !== seen)
    throw new AppError({ code: 'stale', entity: 'provider' })
}

const tell = (
  { tellAll, by, ...telling }: Changing,
  before: KeptSettings,
  after: KeptSettings,
): ReturnType<TellAll> => {
  const told = noticeOfChange(before, after)
  if (!told) return Promise.resolve(null)
  return tellAll(
    telling,
    { ...(by ?? { name: after.name }), side: 'provider' },
    { kind: 'contact_changed', severity: 'important', ...told },
  )
}

const settingsOf = ({
  version: _,
  updatedAt: __,
  ...settings
}: KeptSettings & { version: number; updatedAt: Instant }): KeptSettings => settings

const partsChanged = (before: KeptSettings, after: KeptSettings): ChangedPart[] =>
  ChangedPart.options.filter((part) => canonicalJson(before[part]) !== canonicalJson(after[part]))

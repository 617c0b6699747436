import { providerLog } from '@portal/domain/evidence/provider-log'
import { AppError } from '@portal/domain/fault'
import type { Page, PageQuery } from '@portal/domain/page'
import type {
  KeptSettings,
  ProviderVersion,
  ProviderVersionDetail,
} from '@portal/domain/provider/contract'
import { desc, inArray, sql } from 'drizzle-orm'
import type { Reader } from '../platform/database/db.ts'
import { prepared } from '../platform/database/prepared.ts'
import { belowSequence, type Last, lastByNumber, toPage } from '../platform/http/pagination.ts'
import { providerVersions } from './table.ts'

const item = {
  version: providerVersions.version,
  at: providerVersions.at,
  byName: providerVersions.byName,
  way: providerVersions.way,
  changed: providerVersions.changed,
  notice: sql<ProviderVersion['notice']>`(select json_build_object('id', n.id, 'number', n.number)
    from notices n where n.id = ${providerVersions.noticeId})`,
}

const versionPage = prepared<Last & { most: number }>()((db, { most, ...last }) =>
  db
    .select(item)
    .from(providerVersions)
    .where(belowSequence(last, providerVersions.version))
    .orderBy(desc(providerVersions.version))
    .limit(most),
)

const withTheOneBefore = prepared<{ version: number; earlier: number }>()(
  (db, { version, earlier }) =>
    db
      .select({ ...item, settings: providerVersions.content })
      .from(providerVersions)
      .where(inArray(providerVersions.version, [version, earlier]))
      .orderBy(desc(providerVersions.version)),
)

/** Who changed what and when, the newest first. */
export async function listVersions(
  tx: Reader,
  { limit, cursor }: PageQuery,
): Promise<Page<ProviderVersion>> {
  const rows = await versionPage(tx, { most: limit + 1, ...lastByNumber(cursor) })
  return toPage(
    rows,
    limit,
    ({ version }) => ({ by: String(version), id: providerLog }),
    (row) => row,
  )
}

export async function getVersion(tx: Reader, version: number): Promise<ProviderVersionDetail> {
  const [row, before] = await withTheOneBefore(tx, { version, earlier: version - 1 })
  if (row?.version !== version) throw new AppError({ code: 'not-found', entity: 'version' })
  return {
    ...row,
    settings: settingsOf(row),
    before: before ? settingsOf(before) : null,
  }
}

const settingsOf = ({
  settings,
}: {
  settings: (typeof providerVersions.$inferSelect)['content']
}): KeptSettings => ({ ...settings, logo: settings.logo ?? null, accent: settings.accent ?? null })

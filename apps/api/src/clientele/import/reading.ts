import type { ClientImport } from '@portal/domain/clients/import'
import { AppError } from '@portal/domain/fault'
import type { Page, PageQuery } from '@portal/domain/page'
import { desc, eq } from 'drizzle-orm'
import type { Reader } from '../../platform/database/db.ts'
import { prepared } from '../../platform/database/prepared.ts'
import { behind, type Last, lastByTime, toPage } from '../../platform/http/pagination.ts'
import { clientImports } from '../table.ts'

const { id, createdAt } = clientImports
const columns = {
  id,
  createdAt,
  status: clientImports.status,
  fileName: clientImports.fileName,
  by: clientImports.byName,
  lines: clientImports.lines,
  progress: clientImports.taken,
  result: clientImports.result,
}

const oneImport = prepared<{ id: string }>()((db, wanted) =>
  db.select(columns).from(clientImports).where(eq(id, wanted.id)),
)

/** How far an import is, and what came of it. Throws `not-found`. */
export async function getImport(tx: Reader, importId: string): Promise<ClientImport> {
  const [row] = await oneImport(tx, { id: importId })
  if (!row) throw new AppError({ code: 'not-found', entity: 'client-import' })
  return { ...row, preview: null }
}

const importPage = prepared<Last & { most: number }>()((db, { most, ...last }) =>
  db
    .select(columns)
    .from(clientImports)
    .where(behind(last, createdAt, id))
    .orderBy(desc(createdAt), desc(id))
    .limit(most),
)

/** Every file that was taken in, or is on its way, the newest first. */
export async function listImports(
  tx: Reader,
  { limit, cursor }: PageQuery,
): Promise<Page<ClientImport>> {
  const rows = await importPage(tx, { most: limit + 1, ...lastByTime(cursor) })
  return toPage(
    rows,
    limit,
    (row) => ({ by: row.createdAt, id: row.id }),
    (row) => ({ ...row, preview: null }),
  )
}

import { contractText } from '@portal/domain/agreements/contract-text'
import { changedWords, comparedLines, linesOf } from '@portal/domain/agreements/text-changes'
import {
  type ContractText,
  type ContractTextDetail,
  shippedVersion,
} from '@portal/domain/contract-texts/contract'
import { providerLog } from '@portal/domain/evidence/provider-log'
import { AppError } from '@portal/domain/fault'
import type { Page, PageQuery } from '@portal/domain/page'
import { desc, eq } from 'drizzle-orm'
import type { Reader } from '../platform/database/db.ts'
import { prepared } from '../platform/database/prepared.ts'
import { belowSequence, type Last, lastByNumber, toPage } from '../platform/http/pagination.ts'
import { contractTexts } from './table.ts'

const { version, at, byName, note, text } = contractTexts
const item = { version, at, byName, note }

const textPage = prepared<Last & { most: number }>()((db, { most, ...last }) =>
  db
    .select(item)
    .from(contractTexts)
    .where(belowSequence(last, version))
    .orderBy(desc(version))
    .limit(most),
)
const newest = prepared()((db) =>
  db.select({ version, text }).from(contractTexts).orderBy(desc(version)).limit(1),
)
const one = prepared<{ wanted: number }>()((db, { wanted }) =>
  db
    .select({ ...item, text })
    .from(contractTexts)
    .where(eq(version, wanted)),
)

/** The shipped text before anybody has taken it as it is. */
const untouched: ContractText = { version: shippedVersion, at: null, byName: null, note: null }

/** Every version, the newest first; the shipped text is the last of them. */
export async function listContractTexts(
  tx: Reader,
  { limit, cursor }: PageQuery,
): Promise<Page<ContractText>> {
  const last = lastByNumber(cursor)
  const rows: ContractText[] = await textPage(tx, { most: limit + 1, ...last })
  const isEnd = rows.length <= limit && Number(last.lastBy ?? Infinity) > shippedVersion
  if (isEnd && rows.at(-1)?.version !== shippedVersion) rows.push(untouched)
  return toPage(
    rows,
    limit,
    (row) => ({ by: String(row.version), id: providerLog }),
    (row) => row,
  )
}

/** The text that the next agreement is offered with. */
export async function contractTextInUse(tx: Reader): Promise<{ version: number; text: string }> {
  const [row] = await newest(tx, {})
  return { version: row?.version ?? shippedVersion, text: row?.text ?? contractText }
}

/** One version, its paragraphs beside those of the shipped text. Throws `not-found`. */
export async function getContractText(tx: Reader, wanted: number): Promise<ContractTextDetail> {
  const { text: own, ...row } = await readOne(tx, wanted)
  const words = own ?? contractText
  return {
    ...row,
    lines: linesOf(words),
    compared: comparedLines(words).map(({ line, change, was }) => ({
      line,
      change,
      words: change === 'changed' && was !== null ? changedWords(was, line) : null,
    })),
  }
}

async function readOne(
  tx: Reader,
  wanted: number,
): Promise<ContractText & { text: string | null }> {
  const [row] = await one(tx, { wanted })
  if (row) return row
  if (wanted !== shippedVersion) throw new AppError({ code: 'not-found', entity: 'contract-text' })
  return { ...untouched, text: null }
}

import { judgeAuthorities } from './authorities.ts'
import type { Finding } from './findings.ts'
import type { LoggedReceipt, LogResult } from './log.ts'
import type { Judged } from './receipt.ts'
import { paperFacts, receiptFacts } from './report.ts'
import { judgeLetter, judgePaper, type Uncompared } from './seal-check.ts'
import type { Locale } from './words.ts'

/** What is said of one paper, to people and to programs. */
export type Compared = {
  facts: string[]
  findings: Finding[]
  uncompared: Uncompared[]
  /** `uncompared` in words. */
  notes: string[]
  json: object
}

type Known = {
  /** The only certificate that counts. */
  given: string | undefined
  published: string[]
  isAuthorityGiven: boolean
  log: LogResult | null
  locale: Locale
}

/** Compares a paper with what is known. `isKept`: the log was asked for its place already, and says what is wrong with it. */
export function compare(
  judged: Judged,
  { given, published, isAuthorityGiven, log, locale }: Known,
  { place, isKept }: { place: number; isKept: boolean },
): Compared {
  const inLog: LoggedReceipt | null = log?.receipts[place] ?? null
  const letter = inLog?.letter ?? null
  const { stamp } = judged.kind === 'receipt' ? judged.receipt : judged.paper
  const stamps = [...(stamp ? [stamp] : []), ...(log?.stamps ?? [])]
  const byOthers = judgeAuthorities(stamps, isAuthorityGiven)
  const ofSeal =
    judged.kind === 'receipt'
      ? judgeLetter(judged.receipt, { given, published, letter })
      : judgePaper(judged.paper, { given, published, inLog: log ? letter : undefined })
  const own = judged.kind === 'receipt' ? judged.receipt : judged.paper
  const findings = [
    ...own.findings,
    ...(isKept ? [] : (inLog?.findings ?? [])),
    ...ofSeal.findings,
    ...byOthers.findings,
  ]
  const uncompared = [...ofSeal.uncompared, ...byOthers.uncompared]
  const more = { findings, uncompared, stampInLog: inLog?.stamp ?? null }
  const { facts, uncompared: notes } =
    judged.kind === 'receipt'
      ? receiptFacts({ ...judged.receipt, ...more }, locale)
      : paperFacts({ ...judged.paper, ...more, letter }, locale)
  const logged = judged.kind === 'paper' && { paper: letter }
  return { facts, findings, uncompared, notes, json: { ...own, ...more, ...logged } }
}

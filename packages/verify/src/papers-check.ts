import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { judgeAuthorities } from './authorities.ts'
import { type Finding, Unusable } from './findings.ts'
import { authoritiesGiven, content, jsonIn, keyFile, type Options } from './given.ts'
import { anchorsOf, countedKeys } from './key-chain.ts'
import type { LoggedReceipt, LogResult } from './log.ts'
import { keysIn, unreadable, verifyLogFile } from './log-file.ts'
import { type Judged, soughtOf, verifyFile } from './receipt.ts'
import { logFacts, paperFacts, receiptFacts, reportOf } from './report.ts'
import { judgeLetter, judgePaper, sealsIn, type Uncompared } from './seal-check.ts'
import { type Locale, unusableText } from './words.ts'

/** A file, and what it turned out to be; null: nothing of the portal's. */
type Read<T> = { file: string; is: T | null }

/**
 * Checks receipts and other sealed papers, each against the log where one is given. Resolves to the exit code: the worst that any
 * of them deserves. Throws `Unusable` for a single file that is none.
 */
export async function checkPapers(
  given: string[],
  options: Options,
  locale: Locale,
): Promise<number> {
  const files = (await Promise.all(given.map(filesIn))).flat()
  const isOne = files.length === 1 && files[0] === given[0]
  const { read, log } = await compareAll(files, isOne, options, locale)
  if (options.json) console.log(JSON.stringify(asJson(read, log, isOne), null, 2))
  else console.log(asText(read, log, isOne, locale))
  const results = read.flatMap(({ is }) => is ?? [])
  const found = [...results, ...(log ? [log] : [])].flatMap(({ findings }) => findings)
  if (found.length > 0) return 1
  if (results.length < read.length || read.length === 0) return 2
  return results.some(({ uncompared }) => uncompared.includes('seal')) ? 3 : 0
}

/** The papers of a folder, with those of the folders in it; a file by itself, whatever it is. */
async function filesIn(path: string): Promise<string[]> {
  const isFolder = (await stat(path).catch(unreadable(path))).isDirectory()
  if (!isFolder) return [path]
  const entries = await readdir(path, { recursive: true })
  return entries
    .filter((name) => /\.(?:pdf|jws)$/iu.test(name))
    .toSorted()
    .map((name) => join(path, name))
}

async function compareAll(
  files: string[],
  isOne: boolean,
  { jwks, log: logFile, trust = [], seal, tsa }: Options,
  locale: Locale,
): Promise<{ read: Read<Compared>[]; log: LogResult | null }> {
  const given = jwks === undefined ? undefined : await keyFile(jwks)
  if (!given && logFile === undefined) throw new Unusable('usage')
  const keys = given ?? (await keysIn(logFile ?? ''))
  const authorities = await authoritiesGiven(tsa)
  const read: Read<Judged>[] = []
  for (const file of files) {
    const bytes = await content(file)
    const is = await verifyFile(bytes, keys, trust, authorities).catch(unlessOf(isOne))
    read.push({ file, is })
  }
  const papers = read.flatMap(({ is }) => is ?? [])
  const kept = papers.find(({ kind }) => kind === 'receipt')
  const asked = {
    keys: given,
    kept: kept?.kind === 'receipt' ? kept.receipt.jws : undefined,
    trusted: trust,
    receipts: papers.map(soughtOf),
    authorities,
  }
  const log = logFile === undefined ? null : await verifyLogFile(logFile, asked)
  const counted = await countedKeys(keys, anchorsOf(keys, undefined, trust))
  const published = jwks === undefined ? [] : await sealsIn(jsonIn(await content(jwks)), counted)
  const known = { given: seal, published, isAuthorityGiven: tsa !== undefined, log, locale }
  const compared = (paper: Judged) =>
    compare(paper, known, { place: papers.indexOf(paper), isKept: paper === kept })
  return { read: read.map(({ file, is }) => ({ file, is: is && compared(is) })), log }
}

/** Of many files one that is none of the portal's is named as such. */
const unlessOf =
  (isOne: boolean) =>
  (error: unknown): null => {
    if (isOne || !(error instanceof Unusable)) throw error
    return null
  }

function asJson(read: Read<Compared>[], log: LogResult | null, isOne: boolean): object {
  if (isOne) return { ...read[0]?.is?.json, log }
  return { files: read.map(({ file, is }) => ({ file, ...is?.json })), log }
}

function asText(
  read: Read<Compared>[],
  log: LogResult | null,
  isOne: boolean,
  locale: Locale,
): string {
  const nothing = (file: string) => [unusableText(new Unusable('no-receipt', file), locale)]
  const reports = read.map(({ file, is }) => ({
    facts: is ? [...(isOne ? [] : [`${file}:`]), ...is.facts] : nothing(file),
    findings: is?.findings ?? [],
    uncompared: is?.notes ?? [],
    about: isOne ? null : file,
  }))
  const ofLog = log ? [{ ...logFacts({ ...log, uncompared: [] }, locale), about: null }] : []
  return reportOf([...reports, ...ofLog], locale)
}

/** What is said of one paper, to people and to programs. */
type Compared = {
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
function compare(
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

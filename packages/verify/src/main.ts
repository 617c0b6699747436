#!/usr/bin/env node
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { utf8 } from '#port'
import { Unusable } from './findings.ts'
import { type Keys, keysOf } from './formats/jws.ts'
import { anchorsOf, countedKeys } from './key-chain.ts'
import { keysIn, unreadable, verifyLogFile } from './log-file.ts'
import { verifyReceipt } from './receipt.ts'
import { logFacts, receiptFacts, reportOf } from './report.ts'
import { authoritiesIn, judgeAuthorities } from './authorities.ts'
import { judgeLetter, sealsIn } from './seal-check.ts'
import { localeOf, unusableText, usage } from './words.ts'

type Options = {
  head?: string | undefined
  jwks?: string | undefined
  log?: string | undefined
  trust?: string[] | undefined
  seal?: string | undefined
  tsa?: string | undefined
  json?: boolean | undefined
}

const locale = localeOf(process.env)

/** A head from a mail is named as it stands there, NUMBER:HASH; anything else is a file. */
const keptText = async (head: string): Promise<string> =>
  /^\d+:[0-9a-f]{64}$/u.test(head) ? head : utf8(await content(head))

async function checkLog(file: string, { head, jwks, trust, tsa, json }: Options): Promise<number> {
  const keys = jwks === undefined ? undefined : await keyFile(jwks)
  const kept = head === undefined ? undefined : await keptText(head)
  const authorities = await authoritiesGiven(tsa)
  const found = await verifyLogFile(file, { keys, kept, trusted: trust, authorities })
  const judged = judgeAuthorities(found.stamps, tsa !== undefined)
  const result = {
    ...found,
    findings: [...found.findings, ...judged.findings],
    uncompared: judged.uncompared,
  }
  console.log(json ? JSON.stringify(result, null, 2) : reportOf([logFacts(result, locale)], locale))
  return result.findings.length === 0 ? 0 : 1
}

async function checkReceipt(
  file: string,
  { jwks, log, trust, seal, tsa, json }: Options,
): Promise<number> {
  const given = jwks === undefined ? undefined : await keyFile(jwks)
  if (!given && log === undefined) throw new Unusable('usage')
  const keys = given ?? (await keysIn(log ?? ''))
  const authorities = await authoritiesGiven(tsa)
  const receipt = await verifyReceipt(await content(file), keys, trust, authorities)
  const inLog =
    log === undefined
      ? null
      : await verifyLogFile(log, {
          keys: given,
          kept: receipt.jws,
          trusted: trust,
          receipts: [receipt],
          authorities,
        })
  const counted = await countedKeys(keys, anchorsOf(keys, undefined, trust ?? []))
  const published = jwks === undefined ? [] : await sealsIn(jsonIn(await content(jwks)), counted)
  const judged = judgeLetter(receipt, {
    given: seal,
    published,
    letter: inLog?.receipts[0]?.letter ?? null,
  })
  const stamps = [...(receipt.stamp ? [receipt.stamp] : []), ...(inLog?.stamps ?? [])]
  const byOthers = judgeAuthorities(stamps, tsa !== undefined)
  const findings = [...receipt.findings, ...judged.findings, ...byOthers.findings]
  const uncompared = [...judged.uncompared, ...byOthers.uncompared]
  const stampInLog = inLog?.receipts[0]?.stamp ?? null
  const result = { ...receipt, findings, uncompared, stampInLog }
  if (json) console.log(JSON.stringify({ ...result, log: inLog }, null, 2))
  else {
    const reports = [receiptFacts(result, locale)]
    if (inLog) reports.push(logFacts({ ...inLog, uncompared: [] }, locale))
    console.log(reportOf(reports, locale))
  }
  if (findings.length + (inLog?.findings.length ?? 0) > 0) return 1
  return judged.uncompared.includes('seal') ? 3 : 0
}

async function keyFile(file: string): Promise<Keys> {
  const bytes = await content(file)
  const keys = keysOf(jsonIn(bytes))
  if (keys.size === 0) throw new Unusable('no-keys', file)
  return keys
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8(bytes))
  } catch {
    return null
  }
}

const authoritiesGiven = async (tsa: string | undefined) =>
  tsa === undefined ? authoritiesIn(undefined) : authoritiesIn(utf8(await content(tsa)), tsa)

const content = (file: string): Promise<Uint8Array> => readFile(file).catch(unreadable(file))

async function main(): Promise<number> {
  const { positionals, values } = argumentsGiven()
  const [command, file, ...rest] = positionals
  if (file === undefined || rest.length > 0) throw new Unusable('usage')
  if (command === 'log') return checkLog(file, values)
  if (command === 'receipt') return checkReceipt(file, values)
  throw new Unusable('usage')
}

function argumentsGiven() {
  const text = { type: 'string' } as const
  const options = {
    head: text,
    jwks: text,
    log: text,
    seal: text,
    tsa: text,
    trust: { ...text, multiple: true },
    json: { type: 'boolean' },
  } as const
  try {
    return parseArgs({ allowPositionals: true, options })
  } catch {
    throw new Unusable('usage')
  }
}

process.exitCode = await main().catch((error: unknown) => {
  if (!(error instanceof Unusable)) throw error
  console.error(unusableText(error, locale))
  if (error.reason === 'usage') console.error(usage[locale])
  return 2
})

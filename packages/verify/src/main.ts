#!/usr/bin/env node
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { utf8 } from '#port'
import { Unusable } from './findings.ts'
import { type Keys, keysOf } from './jws.ts'
import { anchorsOf, countedKeys } from './key-chain.ts'
import { keysIn, unreadable, verifyLogFile } from './log-file.ts'
import { verifyReceipt } from './receipt.ts'
import { logFacts, receiptFacts, reportOf } from './report.ts'
import { judgeLetter, sealsIn } from './seal-check.ts'
import { localeOf, unusableText, usage } from './words.ts'

type Options = {
  head?: string | undefined
  jwks?: string | undefined
  log?: string | undefined
  trust?: string[] | undefined
  seal?: string | undefined
  json?: boolean | undefined
}

const locale = localeOf(process.env)

/** A head from a mail is named as it stands there, NUMBER:HASH; anything else is a file. */
const keptText = async (head: string): Promise<string> =>
  /^\d+:[0-9a-f]{64}$/u.test(head) ? head : utf8(await content(head))

async function checkLog(file: string, { head, jwks, trust, json }: Options): Promise<number> {
  const keys = jwks === undefined ? undefined : await keyFile(jwks)
  const kept = head === undefined ? undefined : await keptText(head)
  const result = await verifyLogFile(file, { keys, kept, trusted: trust })
  console.log(json ? JSON.stringify(result, null, 2) : reportOf([logFacts(result, locale)], locale))
  return result.findings.length === 0 ? 0 : 1
}

async function checkReceipt(
  file: string,
  { jwks, log, trust, seal, json }: Options,
): Promise<number> {
  const given = jwks === undefined ? undefined : await keyFile(jwks)
  if (!given && log === undefined) throw new Unusable('usage')
  const keys = given ?? (await keysIn(log ?? ''))
  const receipt = await verifyReceipt(await content(file), keys, trust)
  const inLog =
    log === undefined
      ? null
      : await verifyLogFile(log, {
          keys: given,
          kept: receipt.jws,
          trusted: trust,
          receipts: [receipt],
        })
  const counted = await countedKeys(keys, anchorsOf(keys, undefined, trust ?? []))
  const published = jwks === undefined ? [] : await sealsIn(jsonIn(await content(jwks)), counted)
  const judged = judgeLetter(receipt, {
    given: seal,
    published,
    letter: inLog?.receipts[0]?.letter ?? null,
  })
  const findings = [...receipt.findings, ...judged.findings]
  const result = { ...receipt, ...judged, findings }
  if (json) console.log(JSON.stringify({ ...result, log: inLog }, null, 2))
  else {
    const reports = [receiptFacts(result, locale)]
    if (inLog) reports.push(logFacts(inLog, locale))
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

#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { utf8 } from '#port'
import { judgeAuthorities } from './authorities.ts'
import { Unusable } from './findings.ts'
import { authoritiesGiven, content, keyFile, type Options } from './given.ts'
import { verifyLogFile } from './log-file.ts'
import { checkPapers } from './papers-check.ts'
import { logFacts, reportOf } from './report.ts'
import { localeOf, unusableText, usage } from './words.ts'

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

async function main(): Promise<number> {
  const { positionals, values } = argumentsGiven()
  const [command, file, ...rest] = positionals
  if (file === undefined) throw new Unusable('usage')
  if (command === 'log' && rest.length === 0) return checkLog(file, values)
  if (command === 'receipt') return checkPapers([file, ...rest], values, locale)
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

import { readFile } from 'node:fs/promises'
import { utf8 } from '#port'
import { authoritiesIn } from './authorities.ts'
import { Unusable } from './findings.ts'
import { type Keys, keysOf } from './formats/jws.ts'
import { unreadable } from './log-file.ts'

export type Options = {
  head?: string | undefined
  jwks?: string | undefined
  log?: string | undefined
  trust?: string[] | undefined
  seal?: string | undefined
  tsa?: string | undefined
  json?: boolean | undefined
}

export const content = (file: string): Promise<Uint8Array> => readFile(file).catch(unreadable(file))

export async function keyFile(file: string): Promise<Keys> {
  const bytes = await content(file)
  const keys = keysOf(jsonIn(bytes))
  if (keys.size === 0) throw new Unusable('no-keys', file)
  return keys
}

export function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8(bytes))
  } catch {
    return null
  }
}

export const authoritiesGiven = async (tsa: string | undefined) =>
  tsa === undefined ? authoritiesIn(undefined) : authoritiesIn(utf8(await content(tsa)), tsa)

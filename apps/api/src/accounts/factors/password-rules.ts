import { readFileSync } from 'node:fs'
import { AppError } from '@portal/domain/fault'
import { dictionary } from '@zxcvbn-ts/language-common'

let breached: Set<string> | undefined

/** Most of the dictionary is shorter than what we take; the list beside this file is of that length (ASVS 5.0, 6.2.4). */
function breachedPasswords(): Set<string> {
  const file = new URL('common-passwords.txt', import.meta.url)
  const long = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('# '))
  return new Set([...dictionary['passwords-common'], ...long])
}

/**
 * Refuses a password known from breaches or made of words anybody would try for this person
 * (NIST SP 800-63B-4 §3.1.1.2). The whole password is compared, never parts of it.
 */
export function assertAcceptable(password: string, context: string[]): void {
  const plain = password.toLowerCase()
  breached ??= breachedPasswords()
  if (breached.has(plain) || isRepetition(plain))
    throw new AppError({ code: 'password-refused', reason: 'breached' })
  const letters = plain.replaceAll(/[^\p{L}]/gu, '')
  const words = ['avvportal', 'avv', 'portal', ...context.flatMap(variants)]
  if (words.some((word) => word.length > 2 && (letters === word || letters === word + word))) {
    throw new AppError({ code: 'password-refused', reason: 'context' })
  }
}

const isRepetition = (text: string) =>
  /^(.{1,4})\1+$/u.test(text) || '01234567890123456789'.includes(text)

function variants(text: string): string[] {
  const parts = text.toLowerCase().split(/[^\p{L}]+/u)
  return [...parts, parts.join('')]
}

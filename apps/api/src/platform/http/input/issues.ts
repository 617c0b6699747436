import type { Issue } from '@portal/domain/fault'
import type { z } from 'zod'

/** So much is said of one input, whatever was sent: an answer of 16 KB at most, also where every character takes three bytes. */
export const mostOfIssues = { issues: 20, path: 80, message: 200 }

const pointer = (path: PropertyKey[]) => path.map((part) => `/${String(part)}`).join('')

/** What zod found wrong, in our words: where, and a stable code. */
export function toIssues(issue: z.core.$ZodIssue): Issue[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: pointer([...issue.path, key]),
      code: 'unknown-field',
      // zod's own lists all of them.
      message: 'Unrecognized key',
    }))
  }
  // Our own refinements name their rule; the rest are zod's codes in our spelling.
  const rule: unknown = issue.code === 'custom' ? issue.params?.rule : undefined
  const code = typeof rule === 'string' ? rule : issue.code.replaceAll('_', '-')
  return [{ path: pointer(issue.path), code, message: issue.message }]
}

/** The first of them, each short: what was sent comes back by a piece at most. */
export const inBrief = (issues: readonly Issue[]): Issue[] =>
  issues.slice(0, mostOfIssues.issues).map(({ path, message, code }) => ({
    path: shortened(path, mostOfIssues.path),
    message: shortened(message, mostOfIssues.message),
    code,
  }))

function shortened(text: string, most: number): string {
  const short = text.length > most ? `${text.slice(0, most - 1)}…` : text
  return short.toWellFormed().replaceAll(/\p{Cc}/gu, '\uFFFD')
}

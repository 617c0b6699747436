import type { PageLine } from './page.tsx'

export type Match<L> = { line: L; params: Readonly<Record<string, string>> }

/** What stands in a path as it is goes before what may be anything. */
const rankOf = (pattern: string) =>
  pattern
    .split('/')
    .map((part) => (part.startsWith(':') ? '1' : '0'))
    .join('')

/** The pattern with its parts named; addresses are taken in any case, and with a slash at their end. */
const expressionOf = (pattern: string) =>
  new RegExp(`^${pattern.replaceAll(/:(\w+)/gu, '(?<$1>[^/]+)').replace(/\/$/u, '')}/?$`, 'iu')

/** Finds the line of an address; null where there is none. */
export function matcher<L extends Pick<PageLine, 'at'>>(lines: readonly L[]) {
  const ranked = lines
    .toSorted((one, other) => rankOf(one.at).localeCompare(rankOf(other.at)))
    .map((line) => ({ line, expression: expressionOf(line.at) }))
  return (pathname: string): Match<L> | null => {
    for (const { line, expression } of ranked) {
      const found = expression.exec(pathname)
      if (found) return { line, params: decoded(found.groups ?? {}) }
    }
    return null
  }
}

const decoded = (groups: Record<string, string>) =>
  Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, readable(value)]))

function readable(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

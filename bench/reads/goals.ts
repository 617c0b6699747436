import type { Read } from './reads.ts'
import type { Figures } from './measure.ts'

const hot = new Set(['listNotices', 'listInstructions', 'getHome', 'listClients'])

/** What the table of goals asks of a read, and what of it is missed. */
export function missesOf({ id, variant }: Read, { ratio, p99OfFloor, growth }: Figures): string[] {
  const isHot = hot.has(id) && variant === ''
  const least = isHot ? 0.55 : 0.4
  return [
    ...(ratio < least ? [`< ${least}`] : []),
    ...(isHot && p99OfFloor > 1.5 ? ['p99 > 1.5 ×'] : []),
    ...(growth !== null && growth > 1.3 ? ['grows'] : []),
  ]
}

import type { Figures } from './measure.ts'
import type { Read } from './reads.ts'

type Goal = {
  says: string
  /** What a line that misses it says. */
  missed: string
  of: (read: Read, figures: Figures) => boolean
  figure: (figures: Figures) => number
  isMet: (figure: number) => boolean
}

const hot = new Set(['listNotices', 'listInstructions', 'getHome', 'listClients'])
const isHot = ({ id, variant }: Read) => hot.has(id) && variant === ''

/** What the table of goals asks of reads. */
const goals: Goal[] = [
  {
    says: 'notices, instructions, home, clients as they open: at least 0.55 of the floor',
    missed: '< 0.55',
    of: isHot,
    figure: ({ ratio }) => ratio,
    isMet: (ratio) => ratio >= 0.55,
  },
  {
    says: 'the same: p99 at most 1.5 × that of the floor',
    missed: 'p99 > 1.5 ×',
    of: isHot,
    figure: ({ p99OfFloor }) => p99OfFloor,
    isMet: (times) => times <= 1.5,
  },
  {
    says: 'every other read: at least 0.4 of the floor',
    missed: '< 0.4',
    of: (read) => !isHot(read),
    figure: ({ ratio }) => ratio,
    isMet: (ratio) => ratio >= 0.4,
  },
  {
    says: 'the large database: at most 1.3 × the demonstration',
    missed: 'grows',
    of: (_, { growth }) => growth !== null,
    figure: ({ growth }) => growth ?? 0,
    isMet: (times) => times <= 1.3,
  },
  {
    says: 'PostgreSQL 16: at most 1.2 × PostgreSQL 18',
    missed: '16 slower',
    of: (_, { older }) => older !== null,
    figure: ({ older }) => older ?? 0,
    isMet: (times) => times <= 1.2,
  },
]

export const missesOf = (read: Read, figures: Figures): string[] =>
  goals.flatMap(({ of, figure, isMet, missed }) =>
    of(read, figures) && !isMet(figure(figures)) ? [missed] : [],
  )

/** A line for each goal that somebody was measured by: hit or miss, how many, and the middle of them. */
export function summaryOf(lines: { read: Read; figures: Figures }[]): string[] {
  return goals.flatMap(({ says, of, figure, isMet }) => {
    const found = lines
      .filter(({ read, figures }) => of(read, figures))
      .map(({ figures }) => figure(figures))
      .toSorted((a, b) => a - b)
    if (found.length === 0) return []
    const hits = found.filter(isMet).length
    const middle = found[Math.floor(found.length / 2)]!.toFixed(2)
    const word = hits === found.length ? 'hit ' : 'miss'
    return [`${word}  ${hits} of ${found.length}  ${says} (median ${middle})`]
  })
}

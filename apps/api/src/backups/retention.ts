const pattern = /^portal-(\d{4}-\d{2}-\d{2})\.backup$/u

/** Sorted by name they are sorted by time. */
export const fileNameOf = (day: string): string => `portal-${day}.backup`

const kept = [
  { most: 7, period: (day: string) => day },
  { most: 5, period: mondayOf },
  { most: 12, period: (day: string) => day.slice(0, 7) },
] as const

/**
 * Which of these files may go: of the newest seven days, five weeks and twelve months that have any, the newest of each
 * stays. What is named otherwise is nobody's business.
 */
export function superfluous(names: readonly string[]): string[] {
  const days = names
    .flatMap((name) => pattern.exec(name)?.[1] ?? [])
    .toSorted()
    .toReversed()
  const staying = new Set<string>()
  for (const { most, period } of kept) {
    const newest = new Map<string, string>()
    for (const day of days) if (!newest.has(period(day))) newest.set(period(day), day)
    for (const day of [...newest.values()].slice(0, most)) staying.add(day)
  }
  return days.filter((day) => !staying.has(day)).map(fileNameOf)
}

function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return date.toISOString().slice(0, 10)
}

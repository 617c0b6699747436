import type { Ask } from './ask.ts'
import { busy, busyPostgres } from './process.ts'

/** Milliseconds, and microseconds of processor time for each request. */
export type Figures = {
  p50: number
  p99: number
  ratio: number
  p99OfFloor: number
  node: number
  postgres: number
  /** The large database's p50 against the small one's, asked for the same number of rows; null where there is no other. */
  growth: number | null
  /** PostgreSQL 16's p50 against 18's; null where it is not measured. */
  older: number | null
}
export type Target = { ask: Ask; address: string }
export type Measured = {
  read: Target
  floor: Target
  same: { large: Target; small: Target } | null
  older: Target | null
  portal: number
  postmaster: number
}

const rounds = Number(process.env.ROUNDS ?? 3)
/** How long a read is asked for before it is measured, in milliseconds: what runs for the first time is compiled yet. */
const warmUp = 300
/** How long a burst may take, in milliseconds, where the read is quick enough for more than a few requests. */
const burst = Number(process.env.BURST ?? 100)
const atOnce = 8

/** Floor, read and both databases in turn, again and again: what keeps the machine busy meanwhile meets all of them. */
export async function measure({
  read,
  floor,
  same,
  older,
  portal,
  postmaster,
}: Measured): Promise<Figures> {
  const first = await timed(read)
  await timed(floor)
  const slow = first > 100
  await Promise.all([warm(read), warm(floor)])
  await Promise.all([same?.small, older].filter((target) => !!target).map(warm))
  const one = Math.min(first, await timed(read))
  const requests = slow ? 2 : Math.min(100, Math.max(atOnce, Math.round((burst * 2) / one)))
  const bursts: { ratio: number }[] = []
  const pairs: number[] = []
  const olderPairs: number[] = []
  const [times, floorTimes]: [number[], number[]] = [[], []]
  let [node, postgres, counted] = [0, 0, 0]
  for (let round = 0; round < (slow ? 2 : rounds); round++) {
    const below = await run(floor, Math.max(requests, 40))
    const before = [busy(portal) ?? 0, busyPostgres(postmaster) ?? 0] as const
    const here = await run(read, requests)
    node += (busy(portal) ?? 0) - before[0]
    postgres += (busyPostgres(postmaster) ?? 0) - before[1]
    counted += requests
    bursts.push({ ratio: here.perSecond / below.perSecond })
    times.push(...here.times)
    floorTimes.push(...below.times)
    // As warm as the other one, before they are compared.
    if (older) await run(older, requests)
    for (let pair = 0; pair < (slow ? 2 : 7); pair++) {
      if (same) pairs.push((await timed(same.large)) / (await timed(same.small)))
      if (older) olderPairs.push((await timed(older)) / (await timed(read)))
    }
  }
  return {
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    ratio: quantile(
      bursts.map(({ ratio }) => ratio),
      0.5,
    ),
    p99OfFloor: quantile(times, 0.99) / quantile(floorTimes, 0.99),
    node: node / counted,
    postgres: postgres / counted,
    growth: same && quantile(pairs, 0.5),
    older: older && quantile(olderPairs, 0.5),
  }
}

async function warm(target: Target): Promise<void> {
  const begun = performance.now()
  while (performance.now() - begun < warmUp) await run(target, 4)
}

async function timed({ ask, address }: Target): Promise<number> {
  const begun = performance.now()
  const { status } = await ask(address)
  if (status !== 200) throw new Error(`${address} answered ${status}`)
  return performance.now() - begun
}

async function run(target: Target, requests: number) {
  const begun = performance.now()
  const times: number[] = []
  let left = requests
  const worker = async () => {
    while (left > 0) {
      left -= 1
      times.push(await timed(target))
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, requests) }, worker))
  return { times, perSecond: (requests / (performance.now() - begun)) * 1_000 }
}

/** The value that so large a part of all lies below; 0 of none. */
export function quantile(values: number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

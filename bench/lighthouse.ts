import { fetched } from './fetched.ts'
import { type Line, line } from './line.ts'

const version = '13.5.0'
const rounds = Number(process.env.ROUNDS ?? 3)
const goals = { performance: 97, accessibility: 100, 'best-practices': 100 } as const

type Category = keyof typeof goals
type Result = { lhr: { categories: Record<Category, { score: number | null }> } }
type Lighthouse = (url: string, flags: object) => Promise<Result>
type Launcher = {
  launch: (options: object) => Promise<{ port: number; kill: () => void }>
}

/** A page as Lighthouse judges it on a slow phone, of a hundred; the middle of ROUNDS (three). */
export async function measureLighthouse(
  program: string,
  url: string,
  name: string,
  cookie: string | null,
): Promise<Line[]> {
  if (rounds === 0) return []
  // What both packages offer, in the version named.
  const { default: lighthouse } = (await fetched('lighthouse', version)) as { default: Lighthouse }
  const launcher = (await fetched('lighthouse', version, 'chrome-launcher')) as Launcher
  const chrome = await launcher.launch({
    chromePath: program,
    chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'],
  })
  try {
    const scores: Record<Category, number[]> = {
      performance: [],
      accessibility: [],
      'best-practices': [],
    }
    for (let round = 0; round < rounds; round++) {
      const { lhr } = await lighthouse(url, {
        port: chrome.port,
        logLevel: 'error',
        onlyCategories: Object.keys(goals),
        ...(cookie && { extraHeaders: { cookie } }),
      })
      for (const [category, each] of Object.entries(scores))
        each.push((lhr.categories[category as Category].score ?? 0) * 100)
    }
    return Object.entries(scores).map(([category, each]) =>
      line(
        `${name}: Lighthouse ${category}`,
        each.toSorted((a, b) => a - b)[Math.floor(each.length / 2)] ?? 0,
        '>=',
        goals[category as Category],
      ),
    )
  } finally {
    chrome.kill()
  }
}

import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path/posix'
import { format } from 'oxfmt'
import { house } from './arrows.ts'
import { staleSentences } from './docs.ts'
import { circleIn, folderGraph, importsOf, root, sources } from './imports.ts'
import { picture } from './picture.ts'

/** What a folder may hold, tests aside; more is a sign that two things live in one room. */
const roomFor = 20

/** All that is not as the house wants it, a sentence each. */
export function findings(): string[] {
  return [...circles(), ...crowds(), ...idleArrows(), ...idleOffers(), ...staleSentences()]
}

function circles(): string[] {
  const graph = folderGraph()
  const circle = circleIn(new Map([...graph].map(([from, to]) => [from, [...to.keys()]])))
  const ways = circle?.slice(1).map((to, place) => graph.get(circle[place]!)?.get(to))
  const ofFeatures = Object.entries(house).flatMap(([side, { arrows }]) => {
    const round = circleIn(new Map(Object.entries(arrows)))
    return round ? [`The arrows of ${side} lead in a circle: ${round.join(' → ')}.`] : []
  })
  return [...(ways ? [`Folders import in a circle:\n  ${ways.join('\n  ')}`] : []), ...ofFeatures]
}

function crowds(): string[] {
  const folders = Map.groupBy(sources, (file) => dirname(file))
  return [...folders]
    .filter(([, files]) => files.length > roomFor)
    .map(
      ([folder, files]) => `${folder} holds ${files.length} files: is there a second thing in it?`,
    )
}

/** An arrow that nobody walks any more is a wall with a hole. */
function idleArrows(): string[] {
  return Object.values(house).flatMap(({ root: side, arrows }) => {
    const walked = new Set(
      sources
        .filter((file) => file.startsWith(`${side}/`))
        .flatMap((file) =>
          importsOf(file).map((to) => [file, to].map((each) => feature(side, each)).join(' → ')),
        ),
    )
    return Object.entries(arrows).flatMap(([from, all]) =>
      all
        .filter((to) => !walked.has(`${from} → ${to}`))
        .map((to) => `Nothing in ${side}/${from} imports from ${to}: the arrow can go.`),
    )
  })
}

/** So is what a feature shows and nobody comes for. */
function idleOffers(): string[] {
  return Object.values(house).flatMap(({ root: side, arrows, alsoOffers }) => {
    const fetched = new Set(
      sources
        .filter((file) => Object.hasOwn(arrows, feature(side, file) ?? ''))
        .flatMap((file) =>
          importsOf(file).filter((to) => feature(side, to) !== feature(side, file)),
        )
        .map((to) => to.replace(/\.\w+$/u, '')),
    )
    return Object.entries(alsoOffers).flatMap(([from, all]) =>
      all
        .filter((shown) => !fetched.has(`${side}/${from}/${shown}`))
        .map((shown) => `No feature comes to ${side}/${from} for ${shown}: it need not be shown.`),
    )
  })
}

const feature = (side: string, file: string) =>
  file.startsWith(`${side}/`) ? file.slice(side.length + 1).split('/')[0] : file

const document = join(root, 'docs/architecture.md')
const frame = /(<!-- house -->\n)[\s\S]*(\n<!-- \/house -->)/u

/** The document with the picture as it has to be now. */
async function withPicture(): Promise<string> {
  const { singleQuote, printWidth } = JSON.parse(readFileSync(join(root, '.oxfmtrc.json'), 'utf8'))
  const text = readFileSync(document, 'utf8').replace(frame, `$1\n${picture()}\n$2`)
  return (await format(document, text, { singleQuote, printWidth })).code
}

if (import.meta.main) {
  const drawn = await withPicture()
  if (process.argv.includes('--draw')) writeFileSync(document, drawn)
  const all = findings()
  if (drawn !== readFileSync(document, 'utf8'))
    all.push(
      'The picture in docs/architecture.md is not the house as it is: `pnpm run house --draw`.',
    )
  for (const finding of all) console.error(finding)
  process.exitCode = all.length === 0 ? 0 : 1
}

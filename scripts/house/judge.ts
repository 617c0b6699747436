import { basename, dirname, join } from 'node:path/posix'
import { house, type Side } from './arrows.ts'

/** A file of one side; `feature` is null for what stands right below the root. `path` starts there and has no ending. */
type Place = { side: Side; feature: string | null; path: string; name: string; file: string }

/**
 * Why this file may not import that; null when it may. `from` is a path from the top of the repository, `specifier` what
 * stands in the import. Tests import what they like.
 */
export function judge(from: string, specifier: string): string | null {
  const here = placeOf(from)
  if (!here || isOfTests(from)) return null
  const target = targetOf(from, specifier)
  if (target === null) return judgePackage(here, specifier)
  if (isOfTests(target)) return 'what only tests need is imported by tests alone'
  const there = placeOf(target)
  if (!there) return `${house[here.side].root} imports nothing from outside itself`
  if (there.side === here.side) return judgeRoutes(here, there) ?? judgeFeature(here, there)
  return there.side === 'domain' ? null : `the ${here.side} does not know the ${there.side}`
}

/** Tests, and what several of them share. */
export const isOfTests = (file: string) =>
  /\.test\.tsx?$|(^|\/)(test|e2e)\/|^apps\/web\/.*\/(sample|acting|attaching|shown|show-entry)\.tsx?$/u.test(
    file,
  )

function judgeFeature(here: Place, there: Place): string | null {
  const { ground, lookouts, arrows, offers, alsoOffers } = house[here.side]
  if (here.feature === there.feature || isDoor(here)) return null
  if (isDoor(there)) return 'nobody imports a door'
  if (there.feature === null) return null
  const from = here.feature ?? here.name
  // From the ground up: what is higher sees what is lower, whatever stands between.
  const floors = [...ground, ...lookouts]
  const [own, other] = [floors.indexOf(from), floors.indexOf(there.feature)]
  if (own >= 0 && other >= 0) return other < own ? null : `${from} knows no ${there.feature}`
  if (ground.includes(from)) return `${from} knows no feature`
  if (ground.includes(there.feature) || lookouts.includes(from)) return null
  if (other >= 0) return `only a door looks into ${there.feature}`
  if (!arrows[from]?.includes(there.feature))
    return `no arrow leads from ${from} to ${there.feature}`
  const shown = there.path.slice(there.feature.length + 1)
  const isOffered =
    offers.some((offer) => offer.test(there.name)) || alsoOffers[there.feature]?.includes(shown)
  return isOffered ? null : `${there.feature} does not offer ${shown}`
}

function judgeRoutes(here: Place, there: Place): string | null {
  if (isRoutes(there) && !isDoor(here)) return 'only a door mounts routes'
  return isRoutes(here) && /^(.+-)?table$/u.test(there.name)
    ? 'routes go through the service'
    : null
}

function judgePackage({ side, file }: Place, name: string): string | null {
  const { only, never, keptFor } = house[side].packages
  if (only?.every((each) => !each.test(name)) || never.some((each) => each.test(name)))
    return `the ${side} does not know ${name}`
  const kept = keptFor.find(({ packages, files }) => packages.test(name) && !files.test(file))
  return kept?.because ?? null
}

const isRoutes = ({ side, name }: Place) => side === 'api' && /^(.+-)?routes$/u.test(name)

const isDoor = ({ side, feature, name }: Place) =>
  feature === null && house[side].doors.includes(name)

/** The file that an import names, null when it is a package. */
export function targetOf(from: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return join(dirname(from), specifier)
  const domain = /^@portal\/domain\/(.+)$/u.exec(specifier)?.[1]
  return domain === undefined ? null : `${house.domain.root}/${domain}.ts`
}

/** Which side a file belongs to, and where it stands there; null for what belongs to none. */
function placeOf(file: string): Place | null {
  const side = sides.find((each) => file.startsWith(`${house[each].root}/`))
  if (!side) return null
  const below = file.slice(house[side].root.length + 1)
  const path = below.replace(/\.\w+$/u, '')
  const feature = below.includes('/') ? below.slice(0, below.indexOf('/')) : null
  return { side, feature, path, name: basename(path), file: below }
}

const sides = Object.keys(house) as (keyof typeof house)[]

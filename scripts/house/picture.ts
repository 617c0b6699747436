import { globSync } from 'node:fs'
import { type House, house, type Side } from './arrows.ts'
import { root } from './imports.ts'

/** The house as docs/architecture.md shows it: who looks into whom, and which rooms a feature has on each side. */
export const picture = (): string =>
  [
    ...(['web', 'api'] as const).flatMap((side) => [
      `\`${house[side].root}\`: an arrow leads to what a feature may look into.`,
      '',
      '```mermaid',
      ...chartOf(house[side]),
      '```',
      '',
    ]),
    roomTable(),
  ].join('\n')

function chartOf({ arrows, ground, lookouts, doors }: House): string[] {
  const features = Object.keys(arrows)
  const looking = lookouts.toReversed()
  return [
    'flowchart TD',
    `  doors[["${doors.join(' · ')}"]] --> ${looking[0]}`,
    ...looking.slice(1).map((each, place) => `  ${looking[place]} --> ${each}`),
    `  ${looking.at(-1)} --> features`,
    '  subgraph features [" "]',
    ...features.filter((each) => !isInArrow(arrows, each)).map((each) => `    ${each}`),
    ...features.flatMap((from) => shortest(arrows, from).map((to) => `    ${from} --> ${to}`)),
    '  end',
    `  features --> ground["${ground.toReversed().join(' · ')}"]`,
    '  ground --> domain[("packages/domain")]',
  ]
}

const isInArrow = (arrows: House['arrows'], feature: string) =>
  arrows[feature]!.length > 0 || Object.values(arrows).some((to) => to.includes(feature))

/** The arrows that no longer way replaces; the others stand in the table. */
const shortest = (arrows: House['arrows'], from: string): string[] =>
  arrows[from]!.filter((to) => !arrows[from]!.some((via) => via !== to && leads(arrows, via, to)))

function leads(arrows: House['arrows'], from: string, to: string, seen = new Set([from])): boolean {
  for (const next of arrows[from] ?? []) {
    if (next === to) return true
    if (!seen.has(next) && leads(arrows, next, to, seen.add(next))) return true
  }
  return false
}

function roomTable(): string {
  const sides = ['domain', 'api', 'web'] as const
  const names = [...new Set(sides.flatMap((side) => Object.keys(house[side].arrows)))].toSorted()
  const rows = names.map((name) => [
    `**${name}**`,
    ...(['api', 'web'] as const).map((side) => rooms(side, name)),
    ...sides.map((side) => house[side].arrows[name]?.join(', ') ?? ''),
  ])
  const header = [
    'feature',
    'rooms in api',
    'rooms in web',
    ...sides.map((side) => `${side} looks into`),
  ]
  return [header, header.map(() => '---'), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n')
}

const rooms = (side: Side, feature: string): string =>
  globSync(`${house[side].root}/${feature}/**/`, { cwd: root })
    .map((folder) =>
      folder
        .replaceAll('\\', '/')
        .slice(`${house[side].root}/${feature}/`.length)
        .replace(/\/$/u, ''),
    )
    .filter(Boolean)
    .toSorted()
    .join(', ')

import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import subsetFont from 'subset-font'

const source = '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2'
const whole = readFileSync(createRequire(import.meta.url).resolve(source))
const folder = new URL('../src/ui/fonts/', import.meta.url)
const faces = readFileSync(new URL('fonts.css', folder), 'utf8').matchAll(
  /url\('\.\/(?<file>[\w.]+)'\)[^}]*unicode-range:(?<ranges>[^;]*);/gu,
)

/** The code points each file of the font is for, as the style sheet has them. */
export const letters: Record<string, number[]> = Object.fromEntries(
  faces.map(({ groups }) => [groups?.['file'], lettersOf(groups?.['ranges'] ?? '')]),
)

function lettersOf(ranges: string): number[] {
  return [...ranges.matchAll(/u\+([\da-f]+)(?:-([\da-f]+))?/giu)].flatMap(([, from = '', to]) => {
    const first = Number.parseInt(from, 16)
    const last = Number.parseInt(to ?? from, 16)
    return Array.from({ length: last - first + 1 }, (_, at) => first + at)
  })
}

/** What a file holds of the font: regular and semibold, figures that stand below each other. */
export const subset = (file: string): Promise<Buffer> =>
  subsetFont(whole, String.fromCodePoint(...(letters[file] ?? [])), {
    targetFormat: 'woff2',
    variationAxes: { wght: { min: 400, max: 600, default: 400 } },
    keepFeatures: ['kern', 'liga', 'lnum', 'tnum'],
    noHinting: true,
    dropTables: ['BASE', 'STAT', 'gasp'],
  })

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const file of Object.keys(letters)) writeFileSync(new URL(file, folder), await subset(file))

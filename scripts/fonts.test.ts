import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { letters, subset } from '../apps/web/build/fonts.ts'

const src = join(import.meta.dirname, '../apps/web/src')

it.each(['common.woff2', 'seldom.woff2'])(
  '%s is what `pnpm run fonts` makes of the package',
  async (file) => {
    expect((await subset(file)).equals(readFileSync(join(src, 'ui/fonts', file)))).toBe(true)
  },
)

it.each(['de/login', 'de/portal', 'en/login', 'en/portal'])(
  'every letter of %s is in the file that is always loaded',
  (name) => {
    const said = readFileSync(join(src, `locales/${name}.po`), 'utf8').matchAll(
      /^(?:msgstr )?"(.*)"$/gmu,
    )
    const used = new Set([...said].flatMap(([, text = '']) => Array.from(text)))
    const common = new Set(letters['common.woff2'])
    expect([...used].filter((letter) => !common.has(letter.codePointAt(0) ?? 0))).toEqual([])
  },
)

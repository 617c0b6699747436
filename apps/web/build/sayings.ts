import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { createCompiledCatalog } from '@lingui/cli/api'
import { formatter } from '@lingui/format-po'
import { Sources, web } from './sources.ts'

type Saying = { id: string; text: string; files: string[] }

export const locales = ['de', 'en'] as const
export type Locale = (typeof locales)[number]

export const catalogues = (locale: Locale): string[] =>
  ['login', 'portal'].map((name) => join(web, `src/locales/${locale}/${name}.po`))

/** Which file says what, by the catalogues. */
export class Sayings {
  private readonly sources = new Sources()
  private readonly said = { de: read('de'), en: read('en') }

  /** What a file that is loaded later says, and all it imports, unless it is there already; null: nothing. */
  of(file: string, locale: Locale): Saying[] | null {
    const [now, before] = [this.sources.loadedWith(file), this.sources.loadedBefore(file)].map(
      (files) => new Set(Array.from(files, (path) => relative(web, path))),
    )
    const sayings = this.said[locale].filter(
      ({ files }) =>
        files.some((path) => now?.has(path)) && !files.some((path) => before?.has(path)),
    )
    return sayings.length > 0 ? sayings : null
  }

  /** The same as a module. */
  moduleOf(file: string, locale: Locale): string {
    const texts = (this.of(file, locale) ?? []).map(({ id, text }) => [id, text])
    const { source, errors } = createCompiledCatalog(locale, Object.fromEntries(texts), {
      namespace: 'es',
    })
    if (errors.length > 0) throw new Error(errors.map(({ id, error }) => `${id}: ${error}`).join())
    return source
  }
}

/** All that is said in a language. */
export const read = (locale: Locale): Saying[] =>
  catalogues(locale).flatMap((filename) => {
    const content = readFileSync(filename, 'utf8')
    const entries = formatter().parse(content, { locale, sourceLocale: 'de', filename })
    return Object.entries(entries).map(([id, { translation = '', origin = [] }]) => ({
      id,
      text: translation,
      files: origin.map(([path]: [string, ...unknown[]]) => path),
    }))
  })

import { join, relative } from 'node:path'
import type { Plugin } from 'vite'
import { catalogues, type Locale, locales, Sayings } from './sayings.ts'
import { isSource, readImports, web } from './sources.ts'

const marked = 'virtual:texts/'

const textsOf = (path: string) =>
  locales.map((locale) => `${locale}: () => import('${marked}${locale}/${relative(web, path)}')`)

/**
 * Code that is loaded later brings what it says: beside each `import('./some-page.tsx')` the build puts the texts of all
 * that comes with it, in the language spoken. Tests speak with all texts at once.
 */
export function texts(): Plugin {
  let sayings: Sayings | null = null
  const known = () => (sayings ??= new Sayings())
  const forget = () => void (sayings = null)

  return {
    name: 'texts',
    enforce: 'pre',
    apply: (_, { mode }) => mode !== 'test',
    buildStart: forget,
    watchChange: forget,
    resolveId: (id) => (id.startsWith(marked) ? `\0${id}` : null),
    load(id) {
      const [, locale, path] = /^\0virtual:texts\/(de|en)\/(.*)$/u.exec(id) ?? []
      if (!locale || !path) return null
      // What the pattern lets through.
      const spoken = locale as Locale
      for (const file of catalogues(spoken)) this.addWatchFile(file)
      return known().moduleOf(join(web, path), spoken)
    },
    transform(code, id) {
      const file = id.replace(/\?.*/su, '')
      if (!isSource(file) || !code.includes('import(')) return null
      let written = code
      for (const { path, start, end } of readImports(file, code).later.toReversed())
        if (known().of(path, 'de'))
          written = `${written.slice(0, start)}withTexts(${written.slice(start, end)}, { ${textsOf(path).join(', ')} })${written.slice(end)}`
      const has = "\nimport { withTexts } from '/src/platform/language/i18n.ts'\n"
      return written === code ? null : { code: written + has, map: null }
    },
  }
}

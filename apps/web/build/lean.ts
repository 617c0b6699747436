import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

const neverCalled = /zod\/v4\/core\/(to-json-schema|json-schema-processors)\.js$/u

/**
 * What no page does stays away: writing JSON schemas, and saying in zod's English what is wrong (it goes by
 * the codes), and advising whoever forgot to compile the texts, which the build does.
 */
export const lean: Plugin = {
  name: 'lean',
  apply: 'build',
  load(id) {
    if (id.endsWith('zod/v4/locales/en.js')) return 'export default () => ({})'
    if (id.endsWith('zod/v4/classic/schemas.js'))
      return readFileSync(id, 'utf8').replaceAll(/^ *inst\._zod\.processJSONSchema = .*;$/gmu, '')
    if (id.endsWith('@lingui/core/dist/index.mjs'))
      return readFileSync(id, 'utf8')
        .replace(/console\.warn\(`Uncompiled[^`]*`\);/u, '')
        .replace(/"Lingui: Attempted to call[^"]*"/u, '"no locale"')
    return neverCalled.test(id) ? without(readFileSync(id, 'utf8')) : null
  },
}

/** The same names, for what does nothing. */
function without(code: string): string {
  const listed = [...code.matchAll(/^export \{([^}]*)\}/gmu)].flatMap(([, names = '']) =>
    names.split(',').map((name) => name.replace(/.*\bas\b/su, '').trim()),
  )
  const declared = Array.from(
    code.matchAll(/^export (?:function|const) (\w+)/gmu),
    ([, name]) => name,
  )
  const exported = [...declared, ...listed].map((name) => `none as ${name}`)
  return `const none = () => undefined\nexport { ${exported.join(', ')} }`
}

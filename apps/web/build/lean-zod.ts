import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

/** No page writes a JSON schema: what zod has for that, a fifth of it, stays away. */
export const leanZod: Plugin = {
  name: 'lean-zod',
  apply: 'build',
  load(id) {
    const [, part] =
      /zod\/v4\/(core\/(?:to-json-schema|json-schema-processors)|classic\/schemas)\.js$/u.exec(
        id,
      ) ?? []
    if (!part) return null
    const code = readFileSync(id, 'utf8')
    if (part === 'classic/schemas')
      return code.replaceAll(/^ *inst\._zod\.processJSONSchema = .*;$/gmu, '')
    const names = code.matchAll(/^export (?:function|const) (\w+)/gmu)
    return [
      'const none = () => { throw new Error("no JSON schema here") }',
      ...Array.from(names, ([, name]) => `export const ${name} = () => none`),
      ...(code.includes('as process }') ? ['export { none as process }'] : []),
    ].join('\n')
  },
}

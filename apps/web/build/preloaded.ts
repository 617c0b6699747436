import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin, Rolldown } from 'vite'
import { web } from './sources.ts'

/** What each of the two pages loads as soon as it has begun. */
const next = { 'index.html': '/src/portal.tsx', 'login.html': '/src/entry.tsx' } as const

const icon = `data:image/svg+xml,${readFileSync(join(web, 'public/favicon.svg'), 'utf8').trim().replaceAll('"', "'").replaceAll('#', '%23')}`

/** A page names all the files it begins with, so that they come beside each other and not one after the other; its icon it has in itself. */
export const preloaded: Plugin = {
  name: 'preloaded',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(html, { filename, bundle = {} }) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
      const [, source] = Object.entries(next).find(([name]) => filename.endsWith(name)) ?? []
      const chunk = chunks.find(({ moduleIds }) => source && moduleIds.includes(join(web, source)))
      if (!chunk) throw new Error(`${filename} begins with nothing`)
      const loaded = [...withImports(chunk, bundle)]
      const files = loaded.flatMap(({ fileName, viteMetadata }) => [
        ...Array.from(viteMetadata?.importedCss ?? [], (file) => ['stylesheet', file] as const),
        ['modulepreload', fileName] as const,
      ])
      const tags = files
        .filter(([, file]) => !html.includes(file))
        .map(([rel, file]) => ({
          tag: 'link',
          attrs: {
            rel,
            crossorigin: true,
            href: `/${file}`,
            // The styles come first: with them the page can show what it has.
            ...(rel === 'modulepreload' && { fetchpriority: 'low' }),
          },
          injectTo: 'head' as const,
        }))
      return { html: html.replace('/favicon.svg', icon).replaceAll(/<!--.*?-->\s*/gsu, ''), tags }
    },
  },
}

function withImports(
  chunk: Rolldown.OutputChunk,
  bundle: Rolldown.OutputBundle,
  found = new Set<Rolldown.OutputChunk>(),
): Set<Rolldown.OutputChunk> {
  if (found.has(chunk)) return found
  for (const name of chunk.imports) {
    const file = bundle[name]
    if (file?.type === 'chunk') withImports(file, bundle, found)
  }
  return found.add(chunk)
}

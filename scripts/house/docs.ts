import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path/posix'
import { root } from './imports.ts'

const read = (path: string) => readFileSync(join(root, path), 'utf8')
const files = globSync('{apps,packages,scripts,bench,docs}/**/*.*', {
  cwd: root,
  exclude: (name) => name === 'node_modules',
}).map((file) => file.replaceAll('\\', '/'))

/** What the documents name and the tree does not have, a sentence each. */
export const staleSentences = (): string[] => [
  ...globSync('{*.md,docs/*.md}', { cwd: root }).flatMap(strayPaths),
  ...strayTests('docs/security.md'),
]

function strayPaths(document: string): string[] {
  const named = read(document).matchAll(/[\w./-]+\/[\w.-]+\.(?:tsx?|sql|typ)\b/gu)
  return [...named]
    .map(([path]) => path.replace(/^\.?\/?/u, '/').replace(/^\/(api|web)\//u, '/apps/$1/src/'))
    .map((path) => path.replace(/^\/domain\//u, '/packages/domain/src/'))
    .filter((path) => !files.some((file) => `/${file}`.endsWith(path)))
    .map((path) => `${document} names ${path.slice(1)}, which is not there.`)
}

/** The third column of the guards: `file: "sentence …", T1, T2; other file: …`, files without `.test.ts`. */
function strayTests(document: string): string[] {
  return read(document)
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter(([, , where, tests]) => where?.startsWith('`') && tests?.includes(':'))
    .flatMap(([, , , tests]) => tests!.split(/;\s*/u).flatMap((of) => missingOf(document, of)))
}

function missingOf(document: string, named: string): string[] {
  const [stem = '', said = ''] = named.split(/:\s(.*)/su)
  const tests = files.filter((file) => basename(file).startsWith(`${stem}.test.`)).map(read)
  if (tests.length === 0) return [`${document} names the tests ${stem}, which are not there.`]
  const sentences = [...said.matchAll(/"([^"]+)"/gu)].map(([, quoted]) =>
    plain(quoted!.split('…')[0]!),
  )
  const ids = said.replaceAll(/"[^"]*"/gu, '').match(/\b[A-Z]\d+\b/gu) ?? []
  return [...sentences, ...ids]
    .filter((each) => !tests.some((text) => plain(text).includes(each)))
    .map((each) => `${document} names a test of ${stem} that is not there: ${each}`)
}

const plain = (text: string) => text.replaceAll('\\', '').replaceAll('’', "'").trim()

import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'

const root = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const found = (patterns: string[], not: RegExp) =>
  globSync(patterns, { cwd: root }).filter((file) => !not.test(file))

type Text = { where: string; text: string }

/** Every sentence of the web in one language. */
export const catalogueTexts = (language: 'de' | 'en'): Text[] =>
  ['login', 'portal'].flatMap((name) => {
    const where = `apps/web/src/locales/${language}/${name}.po`
    return [...read(where).matchAll(/^(msgid|msgstr) "(.*)"$/gmu)]
      .filter(([, key]) => key === (language === 'de' ? 'msgid' : 'msgstr'))
      .map(([, , text]) => ({ where, text: text! }))
  })

const isSaid = (text: string) => /[\s\p{Lu}]/u.test(text)

/** Every string of the API, the domain, `avv-verify` and the commands that could be read: not the names of code. */
export const codeTexts = (): Text[] =>
  found(
    ['apps/api/src/**/*.ts', 'packages/*/src/**/*.ts', 'scripts/*.ts'],
    /node_modules|\.test\.ts$|contract-text\.ts$/u,
  ).flatMap((where) => {
    const texts: string[] = []
    new Visitor({
      Literal: ({ value }) => void (typeof value === 'string' && texts.push(value)),
      TemplateElement: ({ value }) => void texts.push(value.cooked ?? value.raw),
    }).visit(parseSync(where, read(where)).program)
    return texts.filter(isSaid).map((text) => ({ where, text }))
  })

/** Papers that are set from data, and the documents; the contract's own wording speaks for itself. */
export const papers = (): Text[] =>
  found(
    ['apps/api/src/**/*.typ', 'docs/*.md', '*.md'],
    /node_modules|agreement\.typ$|\.test\.typ$/u,
  ).flatMap((where) =>
    read(where)
      .split('\n')
      .map((text) => ({ where, text })),
  )

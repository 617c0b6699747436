import { describe, expect, it } from 'vitest'
import { catalogueTexts, codeTexts, papers } from './texts.ts'
import { exceptions, words } from './words.ts'

type Text = { where: string; text: string }

const isExcepted = (text: string) => exceptions.some(([said]) => said.test(text))
const forbidden = (texts: Text[], languages: ('de' | 'en')[]) =>
  texts.flatMap(({ where, text }) =>
    words.flatMap((word) =>
      languages.flatMap((language) => {
        const { is, never } = word[language]
        const said = never.exec(text)
        return said && !isExcepted(text) ? [`${where}: "${said[0]}" is "${is}": ${text}`] : []
      }),
    ),
  )

describe('says one word for each thing', () => {
  it.each(['de', 'en'] as const)('on every page, in %s', (language) => {
    const texts = catalogueTexts(language)
    expect(texts.length).toBeGreaterThan(2_000)
    expect(forbidden(texts, [language])).toEqual([])
  })

  it('in mails, receipts, refusals, the description of the API, the command line and the demonstration', () => {
    const texts = codeTexts()
    expect(texts.length).toBeGreaterThan(2_000)
    expect(forbidden(texts, ['de', 'en'])).toEqual([])
  })

  it('in papers and in what is written about the portal', () => {
    expect(forbidden(papers(), ['de', 'en'])).toEqual([])
  })

  it('and keeps no exception that nothing needs', () => {
    const all = [...catalogueTexts('de'), ...catalogueTexts('en'), ...codeTexts(), ...papers()]
    const unused = exceptions.filter(([said]) => !all.some(({ text }) => said.test(text)))
    expect(unused).toEqual([])
  })
})

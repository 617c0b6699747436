import type { Page } from 'playwright-core'

const months = {
  de: 'Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember',
  en: 'January|February|March|May|June|July|October|December',
}
/** What only the other language says of days, hours and countries; months beside their day, since words of people are not meant. */
const foreign = {
  en: `\\d\\. (${months.de}|April|August|September|November)\\b|\\b(MEZ|MESZ|Uhr|Deutschland|Österreich|Finnland)\\b`,
  de: `\\d (${months.en}|April|August|September|November)\\b|\\b(CET|CEST|Germany|Austria|Finland)\\b`,
}

/** Where a page says a day, an hour or a country in another language than its own. What people wrote says which it is in. */
export const foreignAt = (page: Page): Promise<string[]> =>
  page.evaluate((patterns) => {
    const own = document.documentElement.lang === 'en' ? 'en' : 'de'
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const written = node.parentElement?.closest('[lang], [translate=no], script, style')
      const text = node.textContent ?? ''
      const word = new RegExp(patterns[own], 'u').exec(text)
      if (word && !written?.matches('body *')) found.push(`says ${word[0]} in ${own}: ${text}`)
    }
    return found
  }, foreign)

import { i18n, type MessageDescriptor, type Messages } from '@lingui/core'
import type { Locale } from '@portal/domain/accounts/contract'

/** What some code says, by language. */
export type Texts = Record<Locale, () => Promise<{ messages: Messages }>>

const key = 'locale'
const known = (text: string | null): Locale => (text === 'en' ? 'en' : 'de')

/** What this browser last chose, before anybody has said who they are. */
export const storedLocale = (): Locale => known(localStorage.getItem(key))
export const storeLocale = (locale: Locale): void => localStorage.setItem(key, locale)

const here = new Set<Texts>()
let wanted: Locale | null = null

async function load(locale: Locale, texts: Iterable<Texts>): Promise<void> {
  const loaded = await Promise.all(Array.from(texts, (each) => each[locale]()))
  i18n.load(locale, Object.assign({}, ...loaded.map(({ messages }) => messages)))
}

/** Speaks a language from here on. */
export async function speak(locale: Locale): Promise<void> {
  wanted = locale
  await load(locale, here)
  i18n.activate(locale)
  document.documentElement.lang = locale
}

/** Code that is on its way, once its texts are there as well. The build puts it around every `import()`. */
export async function withTexts<Code>(code: Promise<Code>, texts: Texts): Promise<Code> {
  here.add(texts)
  const [loaded] = await Promise.all([code, load(wanted ?? storedLocale(), [texts])])
  return loaded
}

/** The language spoken now. */
export const localeNow = (): Locale => known(i18n.locale)

export const otherLocale = (): Locale => (localeNow() === 'de' ? 'en' : 'de')

/** A word of a table such as `noticeKindWords`, in the language spoken now. */
export const say = (word: MessageDescriptor): string => i18n._(word)

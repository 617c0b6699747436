import { i18n, type MessageDescriptor } from '@lingui/core'
import type { Locale } from '@portal/domain/accounts/contract'

const catalogues = {
  de: {
    login: () => import('../../locales/de/login.po'),
    portal: () => import('../../locales/de/portal.po'),
  },
  en: {
    login: () => import('../../locales/en/login.po'),
    portal: () => import('../../locales/en/portal.po'),
  },
}
/** `login` holds the words of the pages before a session; `portal` everything else. */
export type Part = keyof (typeof catalogues)['de']

/** Speaks a language from here on. */
export async function speak(locale: Locale, parts: readonly Part[]): Promise<void> {
  const loaded = await Promise.all(parts.map((part) => catalogues[locale][part]()))
  i18n.loadAndActivate({
    locale,
    messages: Object.assign({}, ...loaded.map(({ messages }) => messages)),
  })
  document.documentElement.lang = locale
}

const known = (text: string | null): Locale => (text === 'en' ? 'en' : 'de')

/** The language spoken now. */
export const localeNow = (): Locale => known(i18n.locale)

export const otherLocale = (): Locale => (localeNow() === 'de' ? 'en' : 'de')

/** A word of a table such as `noticeKindWords`, in the language spoken now. */
export const say = (word: MessageDescriptor): string => i18n._(word)

const key = 'locale'

/** What this browser last chose, before anybody has said who they are. */
export const storedLocale = (): Locale => known(localStorage.getItem(key))
export const storeLocale = (locale: Locale): void => localStorage.setItem(key, locale)

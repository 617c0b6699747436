import { messages as deLogin } from '../../locales/de/login.po'
import { messages as dePortal } from '../../locales/de/portal.po'
import { messages as enLogin } from '../../locales/en/login.po'
import { messages as enPortal } from '../../locales/en/portal.po'
import type { Texts } from './i18n.ts'

/** What any page says. */
export const allTexts: Texts = {
  de: async () => ({ messages: { ...deLogin, ...dePortal } }),
  en: async () => ({ messages: { ...enLogin, ...enPortal } }),
}

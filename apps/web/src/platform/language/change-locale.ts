import { Account, type Locale } from '@portal/domain/accounts/contract'
import { mutationOptions } from '@tanstack/react-query'
import { http } from '../http/http.ts'
import { speak, storeLocale } from './i18n.ts'

/** From here on the portal, and the mails to this person, speak another language. */
export const changeLocale = () =>
  mutationOptions({
    mutationFn: async (locale: Locale) => {
      await http('PATCH', '/account', Account, { body: { locale } })
      storeLocale(locale)
      await speak(locale, ['login', 'portal'])
    },
  })

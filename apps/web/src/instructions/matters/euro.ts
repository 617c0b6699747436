import { localeNow } from '../../platform/language/i18n.ts'

const regions = { de: 'de-DE', en: 'en-GB' }

/** Euro cents → 120,00 € */
export const formatEuro = (cents: number): string =>
  new Intl.NumberFormat(regions[localeNow()], { style: 'currency', currency: 'EUR' }).format(
    cents / 100,
  )

/** What a person types for an amount in euro, such as `1.250,50`, in cents; null where it is none. */
export function centsFrom(typed: string): number | null {
  const match = /^(\d{1,3}(?:[.\s]\d{3})+|\d+)(?:,(\d{1,2}))?$/u.exec(
    typed.replaceAll(/\s?€/gu, '').trim(),
  )
  if (!match) return null
  const [, euro = '', cents = ''] = match
  return Number(euro.replaceAll(/[.\s]/gu, '')) * 100 + Number(cents.padEnd(2, '0'))
}

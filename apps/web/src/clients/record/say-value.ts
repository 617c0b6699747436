import { t } from '@lingui/core/macro'
import { Address, ContactPerson } from '@portal/domain/clients/contract'
import type { ClientChange } from '@portal/domain/clients/record'
import { homeCountry } from '@portal/domain/country'
import { Region } from '@portal/domain/region'
import { z } from 'zod'
import { formatCountry } from '../../platform/language/format.ts'
import { say } from '../../platform/language/i18n.ts'
import { regionWords } from '../../provider/words.ts'

const joined = (parts: (string | null)[]) => parts.filter(Boolean).join(', ')
const Text = z.string()

/** What a field said, in a line. */
export function sayValue(field: ClientChange['changes'][number]['field'], value: unknown): string {
  const none = t`nichts`
  const text = Text.safeParse(value).data
  if (field === 'address') {
    const address = Address.safeParse(value).data
    if (!address) return none
    const { street, postalCode, city, country } = address
    return joined([
      street,
      `${postalCode} ${city}`,
      country === homeCountry ? null : formatCountry(country),
    ])
  }
  if (field === 'contact' || field === 'dpo') {
    const person = ContactPerson.safeParse(value).data
    return person ? joined([person.name, person.email, person.phone]) : none
  }
  if (field === 'region') {
    const region = Region.safeParse(value).data
    return region ? say(regionWords[region]) : none
  }
  return text ?? none
}

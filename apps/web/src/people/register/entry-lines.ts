import type { MessageDescriptor } from '@lingui/core'
import { msg, t } from '@lingui/core/macro'
import type { AuthorisedPerson, Member } from '@portal/domain/people/contract'
import { readableAddress } from '@portal/domain/mail-address'
import { formatDate, formatInstant } from '../../platform/language/format.ts'
import type { EntryValues } from './entry-form.ts'

/** An entry in words alone, as it is reviewed, compared and remembered. What was not asked for is left out. */
export type EntryWords = {
  name: string | null
  function: string | null
  /** Who gets into the portal under this entry. */
  access?: string | null
  phone: string | null
  email: string | null
  validFrom: string | null
  validUntil: string | null
  endedAt?: string | null
  deputyOf: string | null
}
type Field = keyof EntryWords
export type EntryLine = { field: Field; label: MessageDescriptor; text: string }

const labels: Record<Field, MessageDescriptor> = {
  name: msg`Person`,
  function: msg`Funktion`,
  access: msg`Zugang zum Portal`,
  phone: msg`Telefon`,
  email: msg`E-Mail-Adresse`,
  validFrom: msg`Gültig ab`,
  validUntil: msg`Letzter Tag`,
  endedAt: msg`Sofort beendet`,
  deputyOf: msg`Vertritt`,
}

function textOf(entry: EntryWords, field: Field): string {
  const value = entry[field]
  switch (field) {
    case 'validFrom':
      return value ? formatDate(value) : t`keine Angabe`
    case 'validUntil':
      return value ? formatDate(value) : t`bis auf Weiteres`
    case 'endedAt':
      return value ? formatInstant(value) : t`nein`
    case 'access':
      return value ?? t`nein, wird nur benannt`
    case 'deputyOf':
      return value ?? t`niemanden`
    case 'name':
    case 'function':
    case 'phone':
    case 'email':
      return value ?? t`keine Angabe`
  }
}

/** Every line of an entry, in the order of the register. */
export const linesOf = (entry: EntryWords): EntryLine[] =>
  // The keys of the labels are the fields.
  (Object.keys(labels) as Field[])
    .filter((field) => entry[field] !== undefined)
    .map((field) => ({ field, label: labels[field], text: textOf(entry, field) }))

export type Known = { members: Member[]; entries: AuthorisedPerson[] }

/** What the form holds, or makes of it, with the names behind the ids. */
export const wordsOf = (
  values: Omit<EntryValues, 'who' | 'basis' | 'documentId'> & { who?: EntryValues['who'] },
  { members, entries }: Known,
): EntryWords => {
  const member = values.who !== 'other' && members.find(({ userId }) => userId === values.userId)
  return {
    ...values,
    access: member ? t`ja, als ${member.name} (${readableAddress(member.email)})` : null,
    deputyOf: entries.find(({ id }) => id === values.deputyOfId)?.name ?? null,
  }
}

/** The words of a stored entry alone, without what changes by itself. */
export const wordsOnly = (entry: AuthorisedPerson): EntryWords => ({
  name: entry.name,
  function: entry.function,
  phone: entry.phone,
  email: readableAddress(entry.email),
  validFrom: entry.validFrom,
  validUntil: entry.validUntil,
  endedAt: entry.endedAt,
  deputyOf: entry.deputyOf,
})

import { RegisterEntry, type AuthorisedPerson } from '@portal/domain/people/contract'
import { readableAddress } from '@portal/domain/mail-address'
import { z } from 'zod'
import type { FormOf, Values } from '../../platform/form/form.ts'
import { germanToday } from '../../platform/language/german-time.ts'

const { secondFactor: _later, ...fields } = RegisterEntry.shape

/** An entry as the form asks for it: first whether the person has access, then who it is. */
export const EntryForm = z
  .strictObject({ ...fields, who: z.enum(['member', 'other']) })
  .refine(({ who, userId }) => who === 'other' || userId !== null, {
    path: ['userId'],
    params: { rule: 'blank' },
  })
  .refine(({ validFrom, validUntil }) => validUntil === null || validFrom <= validUntil, {
    path: ['validUntil'],
    params: { rule: 'range-reversed' },
  })
  .transform(({ who, userId, ...entry }) => ({
    ...entry,
    userId: who === 'other' ? null : userId,
  }))

export type EntryValues = Values<typeof EntryForm>
export type EntryFormState = FormOf<typeof EntryForm>

export const blankEntry = (): EntryValues => ({
  who: null,
  userId: null,
  name: '',
  function: '',
  phone: null,
  email: '',
  validFrom: germanToday(),
  validUntil: null,
  deputyOfId: null,
})

/** A stored entry as the form shows it. */
export const valuesOf = (entry: AuthorisedPerson): EntryValues => ({
  who: entry.userId === null ? 'other' : 'member',
  userId: entry.userId,
  name: entry.name,
  function: entry.function,
  phone: entry.phone,
  email: readableAddress(entry.email),
  validFrom: entry.validFrom,
  validUntil: entry.validUntil,
  deputyOfId: entry.deputyOfId,
})

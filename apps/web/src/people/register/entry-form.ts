import { RegisterEntry, type AuthorisedPerson } from '@portal/domain/people/contract'
import { readableAddress } from '@portal/domain/mail-address'
import type { Side } from '@portal/domain/access'
import { z } from 'zod'
import { basisFields, basisOf, hasDocument, missingDocument } from '../grounds/ground-form.ts'
import type { FormOf, Values } from '../../platform/form/form.ts'
import { germanToday } from '../../platform/clock/german-time.ts'

const { secondFactor: _later, ground: _cited, ...fields } = RegisterEntry.shape

/** An entry as the form asks for it: first whether the person has access, then who it is. */
export const EntryForm = z
  .strictObject({ ...fields, ...basisFields, who: z.enum(['member', 'other']) })
  .refine(({ who, userId }) => who === 'other' || userId !== null, {
    path: ['userId'],
    params: { rule: 'blank' },
  })
  .refine(({ validFrom, validUntil }) => validUntil === null || validFrom <= validUntil, {
    path: ['validUntil'],
    params: { rule: 'range-reversed' },
  })
  .refine(hasDocument, missingDocument)
  .transform(({ who, userId, basis, documentId, ...entry }) => ({
    entry: { ...entry, userId: who === 'other' ? null : userId },
    basis,
    documentId,
  }))

export type EntryValues = Values<typeof EntryForm>
export type EntryFormState = FormOf<typeof EntryForm>

export const blankEntry = (side: Side): EntryValues => ({
  ...basisOf(side),
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
export const valuesOf = (entry: AuthorisedPerson, side: Side = 'client'): EntryValues => ({
  ...basisOf(side),
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

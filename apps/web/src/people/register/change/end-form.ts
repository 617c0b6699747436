import { EndAuthorisedPerson } from '@portal/domain/people/contract'
import { z } from 'zod'
import { basisFields, hasDocument, missingDocument } from '../../grounds/ground-form.ts'

const { secondFactor: _later, ground: _cited, ...fields } = EndAuthorisedPerson.shape

/** An end as the form asks for it: first whether at once, then after which day. */
export const EndForm = z
  .strictObject({ ...fields, ...basisFields, when: z.enum(['now', 'day']) })
  .refine(({ when, lastDay }) => when === 'now' || lastDay !== null, {
    path: ['lastDay'],
    params: { rule: 'blank' },
  })
  .refine(hasDocument, missingDocument)
  .transform(({ when, lastDay, ...basis }) => ({
    lastDay: when === 'now' ? null : lastDay,
    ...basis,
  }))

import { EndAuthorisedPerson } from '@portal/domain/people/contract'
import { z } from 'zod'

const { secondFactor: _later, ...fields } = EndAuthorisedPerson.shape

/** An end as the form asks for it: first whether at once, then after which day. */
export const EndForm = z
  .strictObject({ ...fields, when: z.enum(['now', 'day']) })
  .refine(({ when, lastDay }) => when === 'now' || lastDay !== null, {
    path: ['lastDay'],
    params: { rule: 'blank' },
  })
  .transform(({ when, lastDay }) => ({ lastDay: when === 'now' ? null : lastDay }))

import type { MessageDescriptor } from '@lingui/core'
import type { InstructionKind, instructionKinds } from '@portal/domain/instructions/kinds'
import type { ComponentType, ReactNode } from 'react'
import type { z } from 'zod'
import type { FormOf } from '../../platform/form/form.ts'
import type { detailFields } from './detail-contract.ts'

type Kinds = typeof instructionKinds
/** The kinds that need more than their text. */
export type DetailedKind = {
  [Kind in InstructionKind]: Kinds[Kind] extends { details: object } ? Kind : never
}[InstructionKind]

/** What the fields need of a form, be it of a draft or of something larger. */
export type DetailForm = Pick<FormOf<z.ZodObject<typeof detailFields>>, 'field'>

/** What the pages make of a kind's own fields. */
export type DetailPart<Kind extends DetailedKind = DetailedKind> = PartOf<
  z.output<Kinds[Kind]['details']['schema']>
>
type PartOf<Own> = {
  /** What a field is called where it is asked, and where two wordings are compared. */
  words: { [Name in Exclude<keyof Own, 'about'>]: MessageDescriptor }
  /** What a field holds, in words; for fields that do not hold them already. */
  say: { [Name in Exclude<keyof Own, 'about'>]?: (value: NonNullable<Own[Name]>) => string }
  Fields: ComponentType<{ form: DetailForm }>
  /** The lines among the facts of an instruction. */
  rows: (details: Own) => [ReactNode, ReactNode][]
}

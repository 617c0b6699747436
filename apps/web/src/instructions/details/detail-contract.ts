import { Details, InstructionKind, instructionKinds } from '@portal/domain/instructions/kinds'
import type { z } from 'zod'

type Fields<T> = T extends unknown ? (each: Omit<T, 'about'>) => void : never
type All = Fields<Details> extends (all: infer Each) => void ? Each : never
/** The fields of every kind that has some, side by side; null: not filled in, or of another kind. */
export type DetailValues = { [Name in keyof All]: All[Name] | null }
export type DetailField = keyof DetailValues

type Field = z.ZodType
const fieldsOf = (kind: InstructionKind): [DetailField, Field][] => {
  const own = instructionKinds[kind]
  // Beside what they are about, the fields of details are those of `DetailValues`.
  return 'details' in own
    ? (Object.entries(own.details.schema.shape).filter(([name]) => name !== 'about') as [
        DetailField,
        Field,
      ][])
    : []
}
const mayBeLeftOut = (field: Field) => field.safeParse(null).success
const all = InstructionKind.options.flatMap(fieldsOf)
const table = <Value>(valueOf: (field: Field) => Value) =>
  Object.fromEntries(all.map(([name, field]) => [name, valueOf(field)]))

export const detailFields = table((field) =>
  mayBeLeftOut(field) ? field : field.nullable().default(null),
) as { [Name in DetailField]: z.ZodType<DetailValues[Name], DetailValues[Name] | undefined> }

export const noDetails = table(() => null) as { [Name in DetailField]: null }

/** What a kind asks for that was left out. */
export const missingOf = (kind: InstructionKind, values: DetailValues): DetailField[] =>
  fieldsOf(kind).flatMap(([name, field]) =>
    values[name] === null && !mayBeLeftOut(field) ? [name] : [],
  )

/** The details of a kind as the API takes them; null for one that has none, or whose details are not whole. */
export function detailsFrom(kind: InstructionKind, values: DetailValues): Details | null {
  const own = instructionKinds[kind]
  if (!('details' in own)) return null
  const given = Object.fromEntries(fieldsOf(kind).map(([name]) => [name, values[name]]))
  const about = own.details.schema.shape.about.value
  return Details.safeParse({ about, ...given }).data ?? null
}

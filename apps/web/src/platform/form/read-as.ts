import { issuesOf } from '../language/explain-issue.ts'
import { z } from './zod.ts'

type Reading<T extends z.ZodType, C extends z.ZodType> = {
  /** What is typed, field by field: nothing in it is refused. */
  typed: T
  contract: C
  read: (typed: z.output<T>) => unknown
  /** Where a part of the contract was typed. */
  fieldOf: (path: string, typed: z.output<T>) => string
}

/** A form whose fields are read as a contract: whatever that finds is said at its field, all of it at once. */
export const readAs = <T extends z.ZodType, C extends z.ZodType>({
  typed,
  contract,
  read,
  fieldOf,
}: Reading<T, C>) =>
  typed.transform((values, context): z.output<C> => {
    const { success, data, error } = contract.safeParse(read(values))
    if (success) return data
    for (const { path, message, code } of issuesOf(error)) {
      const field = fieldOf(path, values)
      const said = isWritten(values, field) && code === 'invalid-type' ? 'unreadable' : code
      context.addIssue({
        code: 'custom',
        path: field.split('/'),
        message,
        params: { rule: said },
        input: values,
      })
    }
    return z.NEVER
  })

/** Something stands there, although it is not what is asked for: a word in place of a number. */
function isWritten(values: unknown, field: string): boolean {
  const value: unknown = Object.entries(values as object).find(([name]) => name === field)?.[1]
  return typeof value === 'string' && value.trim() !== ''
}

import { z } from 'zod'

/** Yes or no, as an address says it. */
export const Flag = z.string().max(8).pipe(z.stringbool())

/** What every list takes: at most 100 rows, and the opaque mark where the last page ended. */
export const PageQuery = z.strictObject({
  limit: z
    .string()
    .max(3)
    .regex(/^\d{1,3}$/u)
    .transform(Number)
    .pipe(z.number().int().min(1).max(100))
    .default(25),
  cursor: z.string().max(400).optional(),
})
export type PageQuery = z.output<typeof PageQuery>

/** One page of a list; `nextCursor` is null on the last one, and there alone: a page of a search may hold less than was asked for. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })
export type Page<T> = { items: T[]; nextCursor: string | null }

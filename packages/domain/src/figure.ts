import { z } from 'zod'

/** No figure counts further than this: what lies behind is not looked at, however much it is. */
export const mostCounted = 100

/** How many there are, counted up to a hundred; `more`: beyond that nobody counted. */
export const Figure = z.object({
  count: z.int().min(0).max(mostCounted).meta({ description: 'Counted up to a hundred' }),
  more: z.boolean().meta({ description: 'There are more than that; how many was not counted' }),
})
export type Figure = z.output<typeof Figure>

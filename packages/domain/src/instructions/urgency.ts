import { z } from 'zod'

export const Urgency = z.enum(['normal', 'urgent'])
export type Urgency = z.output<typeof Urgency>

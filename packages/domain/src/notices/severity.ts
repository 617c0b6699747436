import { z } from 'zod'

export const Severity = z.enum(['info', 'important', 'urgent'])
export type Severity = z.output<typeof Severity>

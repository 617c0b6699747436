import { z } from 'zod'

/** What the provider tells about an instruction in a document of its own: §10.2, §11.2. */
export const PaperKind = z.enum(['concern', 'deletion-protocol'])
export type PaperKind = z.output<typeof PaperKind>

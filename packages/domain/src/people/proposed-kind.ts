import { z } from 'zod'

/** What the provider may write down of a client's people, for the client to confirm. */
export const ProposedKind = z.enum(['entry.add', 'entry.change', 'entry.end', 'invitation', 'role'])

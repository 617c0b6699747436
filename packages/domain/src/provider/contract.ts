import { z } from 'zod'
import { Address } from '../clients/contract.ts'

/** The processor as §6.3 and §9 name it: who it is, whom to ask, who receives instructions and how. */
export const Provider = z.object({
  name: z.string(),
  address: Address,
  contact: z.object({
    name: z.string(),
    role: z.enum(['dpo', 'contact']),
    email: z.string(),
    phone: z.string().nullable(),
  }),
  instructionRecipients: z.array(z.string()),
  instructionChannels: z.array(z.string()),
})
export type Provider = z.output<typeof Provider>

import { z } from 'zod'
import { ClientId } from '../accounts/contract.ts'
import { Figure } from '../figure.ts'

export const Address = z.object({
  street: z.string(),
  postalCode: z.string(),
  city: z.string(),
  country: z.string().length(2),
})
export type Address = z.output<typeof Address>

export const Client = z.object({
  id: ClientId,
  name: z.string(),
  address: Address,
  /** Whom the provider turns to in matters of data protection: the DPO or a contact. */
  privacyContact: z.object({
    name: z.string(),
    email: z.string(),
    role: z.enum(['dpo', 'contact']),
  }),
  /** A second authorised person signs what the client orders. */
  fourEyes: z.boolean(),
  /** Figures for the provider's list; null for a client's own users. */
  open: z.object({ instructions: Figure, unreadNotices: Figure, people: Figure }).nullable(),
})
export type Client = z.output<typeof Client>

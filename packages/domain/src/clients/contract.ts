import { z } from 'zod'
import { ClientId, Locale, UserId } from '../accounts/contract.ts'
import { ClientRole, StaffRole } from '../access.ts'
import { CalendarDate } from '../time.ts'

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
  /** Figures for the provider's list; null for a client's own users. */
  open: z.object({ instructions: z.int(), unreadNotices: z.int(), people: z.int() }).nullable(),
})
export type Client = z.output<typeof Client>

export const Member = z.object({
  userId: UserId,
  name: z.string(),
  email: z.string(),
  role: ClientRole,
  locale: Locale,
  authorised: z.boolean(),
  secondFactor: z.boolean(),
})
export type Member = z.output<typeof Member>

/** An entry of the §9 register: who may instruct, since when, for whom they stand in. */
export const AuthorisedPerson = z.object({
  id: z.uuid(),
  userId: UserId.nullable(),
  name: z.string(),
  function: z.string(),
  phone: z.string().nullable(),
  email: z.string(),
  validFrom: CalendarDate,
  validUntil: CalendarDate.nullable(),
  deputyOf: z.string().nullable(),
  current: z.boolean(),
})
export type AuthorisedPerson = z.output<typeof AuthorisedPerson>

export const StaffMember = z.object({
  userId: UserId,
  name: z.string(),
  email: z.string(),
  role: StaffRole,
})
export type StaffMember = z.output<typeof StaffMember>

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

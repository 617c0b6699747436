import { z } from 'zod'
import { placeKinds } from '../addresses.ts'
import { Membership } from './contract.ts'

/** What somebody was led to, by its kind and id. */
export const PlaceQuery = z.strictObject({ what: z.enum(placeKinds), id: z.uuid() })
export type PlaceQuery = z.output<typeof PlaceQuery>

/** At which of the own clients, but for the active one, it is found. */
export const PlaceOfClients = z.object({
  items: z.array(Membership.pick({ clientId: true, clientName: true })),
})
export type PlaceOfClients = z.output<typeof PlaceOfClients>

import type { OfferTerms } from '@portal/domain/agreements/offers'
import { ordinarilyOpen } from '@portal/domain/agreements/offers'
import { ordinarilyBinding } from '@portal/domain/agreements/bound'
import { dateAt, type Instant, later, span } from '@portal/domain/time'
import { fillOffer } from '../agreements/offers/filling.ts'
import { offerAgreements } from '../agreements/offers/offering.ts'
import { listOffers } from '../agreements/offers/reading.ts'
import { createOfferSending } from '../agreements/offers/sending.ts'
import { actingAs } from './acting.ts'
import { connectionsOf, found, meansOf, type People, type SeedContext } from './context.ts'
import { demoSettings } from './contract-data.ts'
import { newClient, newPeople } from './people.ts'
import { seedPeople } from './seed-people.ts'

/** The client that came last: offered an agreement, which its manager has begun to fill in. Resolves to its accounts. */
export async function seedNewcomer(context: SeedContext, staff: People, subprocessorIds: string[]) {
  const { tx, daysAgo } = context
  const { clients, people, accounts } = await seedPeople(context, {
    clients: [newClient],
    people: newPeople,
  })
  const { id: clientId } = found(clients, newClient.key)
  const batchId = await offered(context, staff, clientId, subprocessorIds, daysAgo(6))
  const [offer] = (await listOffers(tx, { batchId, limit: 1 })).items
  if (!offer) throw new Error('the demonstration offered nothing')
  const acting = actingAs(context, people, newClient.signer, daysAgo(1))
  await fillOffer(acting, offer.id, {
    name: newClient.name,
    address: newClient.address,
    professionalSecrecy: true,
    serviceAgreement: null,
    dataCategories: ['master-data', 'health-data'],
    // Whose data they are she still wants to ask.
    dataSubjects: [],
    liability: null,
    authorisedPersons: [],
  })
  return accounts
}

async function offered(
  context: SeedContext,
  staff: People,
  clientId: string,
  subprocessorIds: string[],
  now: Instant,
): Promise<string> {
  const { tx } = context
  const { id } = await offerAgreements(actingAs(context, staff, 'Eva Brandl', now), {
    clients: [clientId],
    openUntil: dateAt(later(now, ordinarilyOpen * span.day)),
    bindingDays: ordinarilyBinding,
    terms: terms(),
    subprocessorIds,
  })
  if (id === null) throw new Error('the demonstration only tried to offer')
  const means = meansOf(context)
  const send = createOfferSending({ worker: connectionsOf(tx), clock: () => now, ...means })
  await send({ batchId: id }, { tries: 0, last: true, signal: new AbortController().signal })
  return id
}

function terms(): OfferTerms {
  const { contact, instructionRecipients, instructionChannels } = demoSettings
  const { objectionPeriod: _, ...ordinary } = demoSettings.terms
  return {
    ...ordinary,
    startsOn: null,
    endsOn: null,
    processorContact: { name: contact.name, role: contact.role },
    instructionRecipients,
    instructionChannels,
    specialAgreements: null,
    deviations: [],
    tomVersion: 1,
  }
}

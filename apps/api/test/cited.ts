import type { Person } from './person.ts'

/** A document of the client's own, as the provider cites it. */
export async function citedAgreement(staff: Person, clientId: string) {
  const { body } = await staff.send('GET', `/documents?clientId=${clientId}&kind=agreement`)
  const documentId: string = body.items[0].id
  return { kind: 'agreement' as const, documentId }
}

import type { SecondFactor } from '@portal/domain/accounts/factors'
import type { Document } from '@portal/domain/documents/contract'
import type { CitedDocument } from '@portal/domain/people/ground'
import type { Proposal, Proposed } from '@portal/domain/people/proposals'
import { at, peoplePages } from '@portal/domain/addresses'
import { challengeOfInput } from '../../../binding/challenge.ts'
import { withQuery } from '../../../platform/navigation/with-query.ts'
import { propose } from '../../acts.ts'
import { type Circle, entryPage } from '../../circle.ts'
import { type BasisValues, citedOf } from '../../grounds/ground-form.ts'

type Way<T> = {
  act: 'authorised-person.added' | 'authorised-person.changed' | 'authorised-person.ended'
  subject: string
  /** What is sent where it is done at once. */
  input: T
  proposed: Proposed
  run: (
    input: T & { ground?: CitedDocument },
    secondFactor: SecondFactor,
  ) => Promise<{ id: string }>
}

export type Sent = { proposal: Proposal | null; id: string }

/** What is done at once, by the client or on a document of the client's; or is put before the client. */
export function sending<T extends object>(
  clientId: string,
  documents: Document[],
  basis: BasisValues,
  { act, subject, input, proposed, run }: Way<T>,
) {
  const whole = { ...input, ...citedOf(basis, documents) }
  const isProposal = basis.basis === 'confirm'
  return {
    challenge: () =>
      isProposal
        ? challengeOfInput('people.proposed', clientId, proposed)
        : challengeOfInput(act, subject, whole),
    send: async (secondFactor: SecondFactor): Promise<Sent> => {
      if (!isProposal) return { proposal: null, ...(await run(whole, secondFactor)) }
      const proposal = await propose(clientId, proposed, secondFactor)
      return { proposal, id: proposal.id }
    },
  }
}

/** Where the person is led then: to the entry, or to what waits for the client. */
export const afterwards =
  (circle: Circle, done: 'added' | 'changed' | 'ended') =>
  ({ proposal, id }: Sent) => ({
    to: proposal
      ? at(peoplePages(circle.home).proposal, { proposalId: proposal.id })
      : withQuery(entryPage(circle, id), { done }),
  })

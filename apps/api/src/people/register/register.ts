import { invalid } from '@portal/domain/fault'
import { registerMoves } from '@portal/domain/moves/register'
import type {
  AuthorisedPerson,
  EndAuthorisedPerson,
  RegisterEntry,
} from '@portal/domain/people/contract'
import { dateAt } from '@portal/domain/time'
import type { Acting } from '../../binding/acting.ts'
import { bindingAct, exactly, type Signature } from '../../binding/service.ts'
import { requireClient } from '../../clients/service.ts'
import { newId } from '../../platform/database/ids.ts'
import { personalOf } from '../../platform/evidence/evidence.ts'
import { authorisedPersons, type Entry } from '../table.ts'
import { tellOfRegister } from './emails.ts'
import { endedNow, lockEntry, store } from './entries.ts'
import { recordChange } from './register-history.ts'
import { getAuthorisedPerson } from './register-reading.ts'
import {
  assertFits,
  assertKeepsBeginning,
  assertMayInstruct,
  datedBack,
  type Input,
} from './register-rules.ts'

const entity = 'authorised-person'
const columnsOf = ({ deputyOfId, ...input }: Input) => ({ ...input, deputyOf: deputyOfId })
const answerWith =
  ({ tx, now }: Acting) =>
  ({ clientId, id }: Entry): Promise<AuthorisedPerson> =>
    getAuthorisedPerson(tx, clientId, id, now)

/**
 * Names somebody who may instruct (§9), from today on at the earliest: nobody becomes authorised for the past.
 * Throws `invalid`, `conflict` (`viewer-instructs`, `already-registered`), or what a missing second factor is called.
 */
export function addAuthorisedPerson(
  acting: Acting,
  clientId: string,
  { secondFactor, ...input }: RegisterEntry,
): Promise<AuthorisedPerson> {
  const { tx, now } = acting
  return bindingAct(acting, {
    move: registerMoves.add,
    subject: clientId,
    exact: exactly(input),
    secondFactor,
    record: {
      entity,
      lock: async () => {
        await requireClient(tx, clientId)
        await assertMayInstruct(tx, clientId, input.userId)
        return { id: newId(), clientId, ...columnsOf(input) }
      },
    },
    check: async () => {
      if (input.validFrom < dateAt(now)) throw datedBack('/validFrom')
      await assertFits(tx, clientId, null, input)
    },
    change: async (entry, _, signature) => {
      const [made] = await tx.insert(authorisedPersons).values(entry).returning()
      return keep(acting, made!, 'added', signature, [input.userId])
    },
    answer: answerWith(acting),
  })
}

/**
 * Writes an entry anew; what it was stays in its history. The beginning of one that has begun stays, and so does the
 * member it stands for: somebody else gets an entry of their own. Throws as above, `illegal-move` once it has ended, `stale`.
 */
export function changeAuthorisedPerson(
  acting: Acting,
  clientId: string,
  id: string,
  { secondFactor, ...input }: RegisterEntry,
): Promise<AuthorisedPerson> {
  const { tx, now } = acting
  return bindingAct(acting, {
    move: registerMoves.change,
    subject: id,
    exact: exactly(input),
    secondFactor,
    record: {
      entity,
      // The member first, as whoever removes one does.
      lock: async () => {
        await assertMayInstruct(tx, clientId, input.userId)
        return lockEntry(acting, clientId, id, 'change')
      },
    },
    check: async (before) => {
      assertKeepsBeginning(before, input, dateAt(now))
      await assertFits(tx, clientId, id, input)
    },
    change: async (before, _, signature) => {
      const after = await store(tx, before, columnsOf(input))
      return keep(acting, after, 'changed', signature, [before.userId, input.userId])
    },
    answer: answerWith(acting),
  })
}

/** Ends an entry after a day, or at once without one. Throws `illegal-move` when it has ended, `stale`, `invalid`. */
export function endAuthorisedPerson(
  acting: Acting,
  clientId: string,
  id: string,
  { secondFactor, ...input }: EndAuthorisedPerson,
): Promise<AuthorisedPerson> {
  const { tx, now } = acting
  const { lastDay } = input
  return bindingAct(acting, {
    move: registerMoves.end,
    subject: id,
    exact: exactly(input),
    secondFactor,
    record: { entity, lock: () => lockEntry(acting, clientId, id, 'end') },
    check: ({ validFrom, validUntil }) => {
      if (lastDay === null) return
      if (lastDay < dateAt(now)) throw datedBack('/lastDay')
      if (lastDay < validFrom) throw invalid('/lastDay', 'range-reversed', 'ends before it begins')
      if (validUntil && lastDay > validUntil)
        throw invalid('/lastDay', 'later', 'is later than the end it has')
    },
    change: async (before, _, signature) => {
      const end = lastDay === null ? endedNow(before, now) : { validUntil: lastDay }
      return keep(acting, await store(tx, before, end), 'ended', signature, [before.userId])
    },
    answer: answerWith(acting),
  })
}

/** History and mails of a change, and its line. */
async function keep(
  acting: Acting,
  after: Entry,
  what: 'added' | 'changed' | 'ended',
  { authenticatedBy, kept }: Signature,
  concerned: (string | null)[],
) {
  const { tx, actor, now } = acting
  const by = { ...actor, side: actor.holder.side }
  await recordChange(tx, after, what, by, { authenticatedBy, confirmation: kept }, now)
  await tellOfRegister(acting, after.clientId, concerned)
  const { id, clientId, name, function: position, validFrom, validUntil, endedAt } = after
  const line = {
    clientId,
    subject: { kind: entity, id, number: null },
    data: { validFrom, validUntil, endedAt },
    personal: { ...personalOf(actor), authorised: { name, function: position } },
  }
  return { done: after, line }
}

import { AppError } from '@portal/domain/fault'
import { registerMoves } from '@portal/domain/moves/register'
import type {
  AuthorisedPerson,
  ContestEntry,
  EndAuthorisedPerson,
  RegisterEntry,
} from '@portal/domain/people/contract'
import type { SecondFactor } from '@portal/domain/accounts/factors'
import { type CitedDocument, isCited } from '@portal/domain/people/ground'
import type { Acting } from '../../binding/acting.ts'
import { bindingAct, exactly } from '../../binding/service.ts'
import { groundFor, ownAct } from '../grounds.ts'
import { authorisedPersons, type Entry } from '../table.ts'
import { endedNow, store } from './entries.ts'
import { adding, changing, ending, entity, type EntryAct, keep } from './entry-acts.ts'
import { getAuthorisedPerson, isEntry } from './register-reading.ts'

const answerWith =
  ({ tx, now }: Acting) =>
  ({ clientId, id }: Pick<Entry, 'clientId' | 'id'>): Promise<AuthorisedPerson> =>
    getAuthorisedPerson(tx, clientId, id, now)

type Sent = { secondFactor?: SecondFactor | undefined; ground?: CitedDocument | undefined }

/** What the client does by itself, or the provider on the ground of what the client signed; without one it is refused. */
function onGround(
  acting: Acting,
  clientId: string,
  subject: string,
  { secondFactor, ...input }: Sent,
  act: EntryAct,
): Promise<AuthorisedPerson> {
  return bindingAct(acting, {
    move: act.move,
    subject,
    exact: exactly(input),
    secondFactor,
    record: { entity, lock: act.lock },
    check: async (entry) => {
      const ground = await groundFor(acting, clientId, input.ground)
      await act.check(entry)
      return ground
    },
    change: (entry, ground, { authenticatedBy, kept }) =>
      act.change(entry, { authenticatedBy, kept, ground }),
    answer: answerWith(acting),
  })
}

/**
 * Names somebody who may instruct (§9), from today on at the earliest: nobody becomes authorised for the past.
 * Throws `invalid`, `conflict` (`viewer-instructs`, `already-registered`, `needs-ground`), or what a missing second factor
 * is called.
 */
export const addAuthorisedPerson = (
  acting: Acting,
  clientId: string,
  input: RegisterEntry,
): Promise<AuthorisedPerson> =>
  onGround(acting, clientId, clientId, input, adding(acting, clientId, fieldsOf(input)))

/**
 * Writes an entry anew; what it was stays in its history. The beginning of one that has begun stays, and so does the
 * member it stands for: somebody else gets an entry of their own. Throws as above, `illegal-move` once it has ended, `stale`.
 */
export const changeAuthorisedPerson = (
  acting: Acting,
  clientId: string,
  id: string,
  input: RegisterEntry,
): Promise<AuthorisedPerson> =>
  onGround(acting, clientId, id, input, changing(acting, clientId, id, fieldsOf(input)))

/** Ends an entry after a day, or at once without one. Throws `illegal-move` when it has ended, `stale`, `invalid`. */
export const endAuthorisedPerson = (
  acting: Acting,
  clientId: string,
  id: string,
  input: EndAuthorisedPerson,
): Promise<AuthorisedPerson> =>
  onGround(acting, clientId, id, input, ending(acting, clientId, id, input))

const fieldsOf = ({ secondFactor: _, ground: __, ...fields }: RegisterEntry) => fields

/**
 * Says for the client that what the provider cited is not its own: the entry ends at once, the history says why. Throws
 * `conflict` (`not-cited`) for an entry of the client's own making, `illegal-move` where it was contested before.
 */
export function contestAuthorisedPerson(
  acting: Acting,
  clientId: string,
  id: string,
  { secondFactor, ...input }: ContestEntry,
): Promise<AuthorisedPerson> {
  const { tx, now } = acting
  return bindingAct(acting, {
    move: registerMoves.contest,
    subject: id,
    exact: exactly(input),
    secondFactor,
    record: {
      entity,
      lock: async () => {
        const [entry] = await tx
          .select()
          .from(authorisedPersons)
          .where(isEntry(clientId, id))
          .for('no key update')
        return entry
      },
    },
    check: async () => {
      const { ground, contested } = await getAuthorisedPerson(tx, clientId, id, now)
      if (contested)
        throw new AppError({ code: 'illegal-move', from: 'contested', move: 'contest' })
      if (!isCited(ground)) throw new AppError({ code: 'conflict', rule: 'not-cited' })
    },
    change: async (before, _, { authenticatedBy, kept }) => {
      const after = await store(tx, before, before.endedAt ? {} : endedNow(before, now))
      const ground = await ownAct(acting, clientId)
      const how = { authenticatedBy, kept, ground, reason: input.reason }
      return keep(acting, after, 'contested', how, [before.userId])
    },
    answer: answerWith(acting),
  })
}

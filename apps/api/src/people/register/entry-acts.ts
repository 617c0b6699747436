import { AppError, invalid } from '@portal/domain/fault'
import { registerMoves } from '@portal/domain/moves/register'
import { type Ground, groundInLog, namesInGround } from '@portal/domain/people/ground'
import type { EndAuthorisedPerson } from '@portal/domain/people/contract'
import { dateAt } from '@portal/domain/time'
import type { Acting } from '../../binding/acting.ts'
import type { Line, Signature } from '../../binding/service.ts'
import { requireClient } from '../../clients/service.ts'
import { newId } from '../../platform/database/ids.ts'
import { personalOf } from '../../platform/evidence/evidence.ts'
import { authorisedPersons, type Entry } from '../table.ts'
import { tellOfRegister } from './emails.ts'
import { endedNow, lockEntry, store } from './entries.ts'
import { recordChange } from './register-history.ts'
import {
  assertFits,
  assertKeepsBeginning,
  assertMayInstruct,
  datedBack,
  type Input,
} from './register-rules.ts'

export const entity = 'authorised-person'
const columnsOf = ({ deputyOfId, ...input }: Input) => ({ ...input, deputyOf: deputyOfId })

export type How = Pick<Signature, 'authenticatedBy' | 'kept'> & {
  ground: Ground
  /** Whoever does several at once tells of them at once. */
  isQuiet?: boolean
}

/** What may be done to the register: what it is done to, held; what may refuse it; what it makes. Whoever does it, on whatever ground. */
export type EntryAct = {
  move: (typeof registerMoves)['add' | 'change' | 'end']
  lock: () => Promise<Entry | undefined>
  check: (entry: Entry) => Promise<void>
  change: (entry: Entry, how: How) => Promise<{ done: Entry; line: Line }>
}

export function adding(acting: Acting, clientId: string, input: Input): EntryAct {
  const { tx, now } = acting
  return {
    move: registerMoves.add,
    lock: async () => {
      await requireClient(tx, clientId)
      await assertMayInstruct(tx, clientId, input.userId)
      return { id: newId(), clientId, endedAt: null, version: 1, ...columnsOf(input) }
    },
    check: async () => {
      if (input.validFrom < dateAt(now)) throw datedBack('/validFrom')
      await assertFits(tx, clientId, null, input)
    },
    change: async (entry, how) => {
      const [made] = await tx.insert(authorisedPersons).values(entry).returning()
      return keep(acting, made!, 'added', how, [input.userId])
    },
  }
}

export function changing(acting: Acting, clientId: string, id: string, input: Input): EntryAct {
  const { tx, now } = acting
  return {
    move: registerMoves.change,
    // The member first, as whoever removes one does.
    lock: async () => {
      await assertMayInstruct(tx, clientId, input.userId)
      return lockEntry(acting, clientId, id, 'change')
    },
    check: async (before) => {
      assertKeepsBeginning(before, input, dateAt(now))
      await assertFits(tx, clientId, id, input)
    },
    change: async (before, how) => {
      const after = await store(tx, before, columnsOf(input))
      return keep(acting, after, 'changed', how, [before.userId, input.userId])
    },
  }
}

export function ending(
  acting: Acting,
  clientId: string,
  id: string,
  { lastDay }: Pick<EndAuthorisedPerson, 'lastDay'>,
): EntryAct {
  const { tx, now } = acting
  return {
    move: registerMoves.end,
    lock: () => lockEntry(acting, clientId, id, 'end'),
    check: async ({ validFrom, validUntil }) => {
      if (lastDay === null) return
      if (lastDay < dateAt(now)) throw datedBack('/lastDay')
      if (lastDay < validFrom) throw invalid('/lastDay', 'range-reversed', 'ends before it begins')
      if (validUntil && lastDay > validUntil)
        throw invalid('/lastDay', 'later', 'is later than the end it has')
    },
    change: async (before, how) => {
      const end = lastDay === null ? endedNow(before, now) : { validUntil: lastDay }
      return keep(acting, await store(tx, before, end), 'ended', how, [before.userId])
    },
  }
}

/** History and mails of a change, and its line. */
export async function keep(
  acting: Acting,
  after: Entry,
  what: 'added' | 'changed' | 'ended' | 'contested',
  { authenticatedBy, kept, ground, reason, isQuiet = false }: How & { reason?: string },
  concerned: (string | null)[],
) {
  const { tx, actor, now } = acting
  const by = { ...actor, side: actor.holder.side, ground, ...(reason !== undefined && { reason }) }
  await recordChange(tx, after, what, by, { authenticatedBy, confirmation: kept }, now)
  if (!isQuiet) await tellOfRegister(acting, after.clientId, concerned)
  const { id, clientId, name, function: position, validFrom, validUntil, endedAt } = after
  const line = {
    clientId,
    subject: { kind: entity, id, number: null },
    data: { validFrom, validUntil, endedAt, ground: groundInLog(ground) },
    personal: {
      ...personalOf(actor),
      authorised: { name, function: position },
      ground: namesInGround(ground),
    },
  }
  return { done: after, line }
}

/** Throws `stale` where the entry is not the one that was seen. */
export function assertSeen({ version }: Entry, seen: number): void {
  if (version !== seen) throw new AppError({ code: 'stale', entity })
}

import { AppError, invalid } from '@portal/domain/fault'
import type { RegisterEntry } from '@portal/domain/people/contract'
import type { CalendarDate } from '@portal/domain/time'
import { and, lte, ne } from 'drizzle-orm'
import type { Tx } from '../../platform/database/db.ts'
import { holdMember } from '../membership.ts'
import { authorisedPersons, type Entry } from '../table.ts'
import { isOpenEntryOf, lastsUntil } from './entries.ts'
import { isEntry } from './register-reading.ts'

export type Input = Omit<RegisterEntry, 'secondFactor'>

export const datedBack = (path: string) => invalid(path, 'past', 'lies in the past')

/** Holds the member until the transaction ends, so that nobody demotes or removes them meanwhile. */
export async function assertMayInstruct(tx: Tx, clientId: string, userId: string | null) {
  if (userId === null) return
  const role = await holdMember(tx, clientId, userId)
  if (!role) throw invalid('/userId', 'no-member', 'has no access to this client')
  if (role === 'viewer') throw new AppError({ code: 'conflict', rule: 'viewer-instructs' })
}

/** What has begun keeps its beginning and its member; nothing is dated back. */
export function assertKeepsBeginning(before: Entry, input: Input, today: CalendarDate) {
  const begun = before.validFrom <= today
  if (begun && input.validFrom !== before.validFrom)
    throw invalid('/validFrom', 'begun', 'has begun already')
  if (begun && before.userId && input.userId && input.userId !== before.userId)
    throw invalid('/userId', 'begun', 'belongs to somebody else')
  if (input.validFrom < today && !begun) throw datedBack('/validFrom')
  if (input.validUntil !== null && input.validUntil < today) throw datedBack('/validUntil')
}

/** What an entry has to agree with: those of the same person, and the one it stands in for. */
export async function assertFits(tx: Tx, clientId: string, own: string | null, input: Input) {
  const { userId, validFrom, validUntil, deputyOfId } = input
  if (deputyOfId !== null) {
    if (deputyOfId === own) throw invalid('/deputyOfId', 'own-entry', 'is the entry itself')
    const [principal] = await tx
      .select({ id: authorisedPersons.id })
      .from(authorisedPersons)
      .where(isEntry(clientId, deputyOfId))
    if (!principal) throw invalid('/deputyOfId', 'unknown', 'is no entry of this register')
  }
  if (userId === null) return
  const overlapping = await tx
    .select({ id: authorisedPersons.id })
    .from(authorisedPersons)
    .where(
      and(
        isOpenEntryOf(clientId, userId),
        lastsUntil(validFrom),
        validUntil === null ? undefined : lte(authorisedPersons.validFrom, validUntil),
        own === null ? undefined : ne(authorisedPersons.id, own),
      ),
    )
    .limit(1)
  if (overlapping.length > 0) throw new AppError({ code: 'conflict', rule: 'already-registered' })
}

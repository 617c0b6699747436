import { AppError } from '@portal/domain/fault'
import { minutesBetweenLinks, Renewal, type Renewals } from '@portal/domain/people/rounds'
import { later, span } from '@portal/domain/time'
import { invitations } from '../../accounts/link-table.ts'
import type { Acting } from '../../binding/acting.ts'
import { isAny } from '../../platform/database/lists.ts'
import { renewInvitation } from '../invitations/invitations.ts'

/**
 * Mails a new link to each, in the order of their ids, so that two who do wait for each other once. What cannot be renewed is
 * said, and keeps nobody else from it. Throws `not-found`.
 */
export async function renewMany(acting: Acting, wanted: string[]): Promise<Renewals> {
  const { tx, now } = acting
  const ids = [...new Set(wanted)].toSorted()
  const rows = await tx
    .select({
      id: invitations.id,
      clientId: invitations.clientId,
      createdAt: invitations.createdAt,
      renewedAt: invitations.renewedAt,
      acceptedAt: invitations.acceptedAt,
    })
    .from(invitations)
    .where(isAny(invitations.id, ids))
    .orderBy(invitations.id)
    .for('no key update')
  if (rows.length < ids.length) throw new AppError({ code: 'not-found', entity: 'invitation' })
  const items: Renewal[] = []
  for (const { id, clientId, createdAt, renewedAt, acceptedAt } of rows) {
    const isRecent = later(renewedAt ?? createdAt, minutesBetweenLinks * span.minute) > now
    const outcome =
      isRecent && !acceptedAt
        ? 'too-soon'
        : await renewInvitation(acting, clientId, id).then(() => 'renewed' as const, whyNot)
    items.push({ id, outcome })
  }
  return { items }
}

function whyNot(error: unknown): Renewal['outcome'] {
  const fault = error instanceof AppError ? error.fault : null
  const said =
    fault?.code === 'illegal-move'
      ? fault.from
      : fault?.code === 'conflict'
        ? fault.rule
        : fault?.code
  const outcome = Renewal.shape.outcome.safeParse(said).data
  if (!outcome) throw error
  return outcome
}

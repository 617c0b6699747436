import type { Locale } from '@portal/domain/accounts/contract'
import { AppError } from '@portal/domain/fault'
import { LeftOut } from '@portal/domain/people/rounds'
import type { Instant } from '@portal/domain/time'
import { and, eq, sql } from 'drizzle-orm'
import { nowhere } from '../../accounts/service.ts'
import { holdRight } from '../../accounts/set-in-motion.ts'
import { clients } from '../../clients/table.ts'
import type { Connections, Tx } from '../../platform/database/db.ts'
import type { Enqueue, Worker } from '../../platform/database/jobs.ts'
import { asWorker, throughClients } from '../../platform/database/worker.ts'
import { groundOfFirstManager } from '../grounds.ts'
import { writeInvitation } from '../invitations/invitations.ts'
import { contactOf } from './candidates.ts'
import { invitationRoundClients, invitationRounds } from './table.ts'

type Deps = { worker: Connections; auth: Connections; enqueue: Enqueue; clock: () => Instant }
type Round = { id: string; createdBy: string; byName: string; locale: Locale }

/**
 * Works a round off, each client in a transaction of its own: invitation, mail and what became of the client are there together or
 * not at all, so that whoever takes a round up again goes on where it ended and nobody is invited twice.
 */
export const createRoundWork =
  (deps: Deps): Worker<{ roundId: string }> =>
  async ({ roundId }, attempt) => {
    const { worker, clock } = deps
    const end = (status: 'done' | 'failed') =>
      worker.transaction(null, (tx) =>
        tx
          .update(invitationRounds)
          .set({ status, endedAt: clock() })
          .where(eq(invitationRounds.id, roundId)),
      )
    const round = await worker.transaction(null, (tx) => begin(tx, roundId))
    if (!round) return
    await throughClients(round.clientIds.slice(round.progress), attempt, {
      each: (clientId) => goThrough(deps, round, clientId),
      end,
    })
  }

async function begin(tx: Tx, roundId: string) {
  const isThis = eq(invitationRounds.id, roundId)
  const [round] = await tx.select().from(invitationRounds).where(isThis)
  if (!round || round.endedAt) return null
  if (round.status === 'waiting')
    await tx.update(invitationRounds).set({ status: 'running' }).where(isThis)
  return round
}

async function goThrough(deps: Deps, round: Round, clientId: string): Promise<void> {
  const { worker } = deps
  try {
    await asWorker(worker, clientId, (tx) => inviteContact({ tx, ...deps }, round, clientId))
  } catch (error) {
    const leftOut = whyNot(error)
    if (!leftOut) throw error
    await asWorker(worker, clientId, async (tx) => {
      if (await isDue(tx, round, clientId)) await leaveOut(tx, round, clientId, leftOut)
    })
  }
}

async function inviteContact(
  { tx, auth, enqueue, clock }: Deps & { tx: Tx },
  round: Round,
  clientId: string,
): Promise<void> {
  const due = await isDue(tx, round, clientId)
  if (!due) return
  const [client] = await tx
    .select({ contact: clients.contact })
    .from(clients)
    .where(eq(clients.id, clientId))
    .for('no key update')
  const contact = contactOf(client?.contact)
  if (contact?.email !== due.email || contact.name !== due.name)
    return leaveOut(tx, round, clientId, 'contact-changed')
  const actor = {
    userId: round.createdBy,
    name: round.byName,
    holder: { side: 'provider' as const },
  }
  const now = clock()
  await holdRight(tx, actor, clientId, 'people.manage')
  const ground = await groundOfFirstManager({ tx, actor, now }, clientId)
  const inviting = { tx, actor, factors: { auth, enqueue }, where: nowhere, now }
  const input = { ...contact, locale: round.locale, role: 'manager' as const }
  const invitationId = await writeInvitation(inviting, clientId, input, ground)
  await record(tx, round, clientId, { invitationId })
}

/** Whom to invite at a client, held until the transaction ends; null: that is done. */
async function isDue(tx: Tx, round: Round, clientId: string) {
  const [row] = await tx
    .select({ contact: invitationRoundClients.contact })
    .from(invitationRoundClients)
    .where(isLine(round, clientId))
    .for('update')
  return row?.contact ?? null
}

const isLine = ({ id }: Round, clientId: string) =>
  and(eq(invitationRoundClients.roundId, id), eq(invitationRoundClients.clientId, clientId))

const leaveOut = (tx: Tx, round: Round, clientId: string, leftOut: LeftOut) =>
  record(tx, round, clientId, { leftOut })

async function record(
  tx: Tx,
  round: Round,
  clientId: string,
  became: { invitationId: string } | { leftOut: LeftOut },
): Promise<void> {
  await tx
    .update(invitationRoundClients)
    .set({ contact: null, ...became })
    .where(isLine(round, clientId))
  const counted = 'leftOut' in became ? sql`left_out = left_out + 1` : sql`invited = invited + 1`
  await tx.execute(
    sql`update invitation_rounds set progress = progress + 1, ${counted} where id = ${round.id}`,
  )
}

/** What a client is left out for; null: something went wrong. */
function whyNot(error: unknown): LeftOut | null {
  if (!(error instanceof AppError)) return null
  const { fault } = error
  if (fault.code === 'too-many-attempts') return 'too-many-attempts'
  if (fault.code === 'forbidden') return 'no-right'
  if (fault.code !== 'conflict') return null
  return fault.rule === 'needs-ground'
    ? 'has-manager'
    : (LeftOut.safeParse(fault.rule).data ?? null)
}

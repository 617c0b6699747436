import type { Backups } from '@portal/domain/backups/contract'
import { AppError } from '@portal/domain/fault'
import { isLeft, type Setup, type SetupLine, SetupStep } from '@portal/domain/setup/contract'
import type { Instant } from '@portal/domain/time'
import { eq } from 'drizzle-orm'
import { type BackupSetup, getBackups } from '../backups/status.ts'
import type { Reader, Tx } from '../platform/database/db.ts'
import { prepared } from '../platform/database/prepared.ts'
import type { Actor } from '../platform/http/actor.ts'
import { type Facts, readFacts } from './facts.ts'
import { setupCompletion, setupPostponements } from './table.ts'

const postponements = prepared()((db) => db.select().from(setupPostponements))
const completion = prepared()((db) => db.select({ at: setupCompletion.at }).from(setupCompletion))

/** How far the portal is set up. */
export async function getSetup(tx: Reader, backups: BackupSetup, now: Instant): Promise<Setup> {
  const [facts, backup, postponed, [finished]] = await Promise.all([
    readFacts(tx),
    getBackups(tx, backups, now),
    postponements(tx, {}),
    completion(tx, {}),
  ])
  const steps = SetupStep.options.map((step) => {
    const put = postponed.find((each) => each.step === step)
    return {
      step,
      ...judged[step](facts, backup),
      postponed: put ? { at: put.at, by: put.by } : null,
    }
  })
  return { finishedAt: finished?.at ?? null, steps }
}

type Judged = Pick<SetupLine, 'state' | 'have' | 'left'>
const plain = (state: SetupLine['state']): Judged => ({ state, have: null, left: null })
const isThere = (there: boolean): Judged => plain(there ? 'done' : 'open')

const judged: Record<SetupStep, (facts: Facts, backups: Backups) => Judged> = {
  firm: ({ hasProvider }) => isThere(hasProvider),
  mail: ({ mail }) => plain(mail === 'accepted' ? 'done' : mail === 'filed' ? 'begun' : 'open'),
  toms: ({ toms }) => plain(toms === 'published' ? 'done' : toms === 'drafted' ? 'begun' : 'open'),
  subprocessors: ({ subprocessors }) => ({
    state: subprocessors.count > 0 ? 'done' : 'open',
    have: subprocessors,
    left: null,
  }),
  'contract-text': ({ hasContractText }) => isThere(hasContractText),
  clients: ({ clients }) => ({
    state: clients.count > 0 ? 'done' : 'open',
    have: clients,
    left: null,
  }),
  agreements: ({ clients, withoutAgreement }) => ofClients(clients, withoutAgreement, false),
  invitations: ({ clients, entered, notEntered, hasInvitations }) => ({
    ...ofClients(clients, notEntered, hasInvitations || entered.count > 0),
    have: entered,
  }),
  backup: (_, { state }) => plain(state === 'sound' ? 'done' : state === 'due' ? 'begun' : 'open'),
}

/** Of what every client needs; without clients nothing of it can be there. */
function ofClients(clients: Facts['clients'], left: Facts['clients'], isBegun: boolean): Judged {
  if (clients.count === 0) return plain('open')
  if (left.count === 0) return { state: 'done', have: null, left }
  const some = isBegun || clients.more || left.more || left.count < clients.count
  return { state: some ? 'begun' : 'open', have: null, left }
}

/** Puts a step off; who did it last stands there. */
export async function postpone(tx: Tx, actor: Actor, step: SetupStep, now: Instant): Promise<void> {
  await tx
    .insert(setupPostponements)
    .values({ step, at: now, by: actor.name })
    .onConflictDoNothing()
}

/** Takes a step up again. */
export async function resume(tx: Tx, step: SetupStep): Promise<void> {
  await tx.delete(setupPostponements).where(eq(setupPostponements.step, step))
}

/** Closes the list. Throws `illegal-move` while a step is neither done nor put off. */
export async function finish(tx: Tx, backups: BackupSetup, now: Instant): Promise<void> {
  const { steps } = await getSetup(tx, backups, now)
  if (steps.some(isLeft)) throw new AppError({ code: 'illegal-move', from: 'open', move: 'finish' })
  await tx.insert(setupCompletion).values({ at: now }).onConflictDoNothing()
}

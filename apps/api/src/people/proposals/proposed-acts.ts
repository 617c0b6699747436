import { AppError } from '@portal/domain/fault'
import type { EvidenceType } from '@portal/domain/evidence/contract'
import type { Proposed } from '@portal/domain/people/proposals'
import { eq } from 'drizzle-orm'
import { holdRight } from '../../accounts/set-in-motion.ts'
import { users } from '../../accounts/table.ts'
import type { Acting } from '../../binding/acting.ts'
import { inviteOnGround } from '../invitations/invitations.ts'
import { giveRole, holdForChange } from '../members/members.ts'
import {
  adding,
  assertSeen,
  changing,
  ending,
  type EntryAct,
  type How,
} from '../register/entry-acts.ts'

/** What is to be done once the client says yes. */
export type ProposedAct = {
  /** Holds what it is about, and throws what stands against it. Resolves to the name it is about, and to what does it. */
  prepare: () => Promise<{ name: string; run: (how: How) => Promise<void> }>
}

export function actOf(acting: Acting, clientId: string, proposed: Proposed): ProposedAct {
  switch (proposed.kind) {
    case 'entry.add':
      return entryAct(acting, adding(acting, clientId, proposed.entry), null)
    case 'entry.change': {
      const { personId, version, entry } = proposed
      return entryAct(acting, changing(acting, clientId, personId, entry), version)
    }
    case 'entry.end': {
      const { personId, version, lastDay } = proposed
      return entryAct(acting, ending(acting, clientId, personId, { lastDay }), version)
    }
    case 'invitation':
      return invitationAct(acting, clientId, proposed.invite)
    case 'role':
      return roleAct(acting, clientId, proposed)
  }
}

const entryAct = (acting: Acting, act: EntryAct, seen: number | null): ProposedAct => ({
  prepare: async () => {
    const entry = await act.lock()
    if (!entry) throw new AppError({ code: 'not-found', entity: 'authorised-person' })
    if (seen !== null) assertSeen(entry, seen)
    await act.check(entry)
    return {
      name: entry.name,
      run: async (how) => {
        const { line } = await act.change(entry, how)
        const type: EvidenceType = act.move.event
        await acting.evidence(acting.tx, { ...line, type, at: acting.now })
      },
    }
  },
})

const invitationAct = (
  acting: Acting,
  clientId: string,
  invite: Extract<Proposed, { kind: 'invitation' }>['invite'],
): ProposedAct => ({
  prepare: async () => {
    if (acting.actor.holder.side === 'client')
      await holdRight(acting.tx, acting.actor, clientId, 'people.manage')
    return {
      name: invite.name,
      run: async ({ ground }) => {
        await inviteOnGround(acting, clientId, invite, ground)
      },
    }
  },
})

const roleAct = (
  acting: Acting,
  clientId: string,
  { userId, role }: Extract<Proposed, { kind: 'role' }>,
): ProposedAct => ({
  prepare: async () => {
    const before = await holdForChange(acting, clientId, userId, role)
    if (before === role) throw new AppError({ code: 'conflict', rule: 'nothing-changed' })
    const [user] = await acting.tx
      .select({ name: users.name })
      .from(users)
      .where(eq(users.id, userId))
    return {
      name: user?.name ?? '',
      run: ({ ground }) => giveRole(acting, clientId, userId, role, ground),
    }
  },
})

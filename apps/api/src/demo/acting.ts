import type { Instant } from '@portal/domain/time'
import { relyingPartyOf } from '../accounts/factors/passkeys.ts'
import { codeOf, stepAt } from '../accounts/factors/totp.ts'
import { nowhere } from '../accounts/service.ts'
import type { Acting } from '../instructions/moves.ts'
import { createVault } from '../platform/crypto.ts'
import { connectionsOf, found, meansOf, type People, type SeedContext } from './context.ts'

/** Somebody who acts at a time. */
export function actingAs(context: SeedContext, people: People, name: string, now: Instant): Acting {
  const { actor } = found(people, name)
  return { tx: context.tx, actor, ...meansOf(context), now, seen: null }
}

/** Somebody who binds a side, with a fresh code. */
export function bindingAs(context: SeedContext, people: People, name: string, now: Instant) {
  const { tx, secrets } = context
  const factors = {
    auth: connectionsOf(tx),
    vault: createVault(secrets.encryptionKey, 'totp'),
    enqueue: meansOf(context).enqueue,
    relyingParty: relyingPartyOf('http://localhost'),
  }
  const code = codeOf(found(people, name).totpSecret ?? '', stepAt(now))
  const secondFactor = { kind: 'totp' as const, code }
  return { ...actingAs(context, people, name, now), factors, where: nowhere, secondFactor }
}

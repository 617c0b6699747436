import type { Actor } from '../platform/http/actor.ts'

/** The name of whoever did it, where that is somebody else than the account's owner. */
export const otherThan = (userId: string, actor: Actor): string | null =>
  actor.userId === userId ? null : actor.name

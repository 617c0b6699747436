import type { sharedOf } from './paper-of.ts'

export type Shared = ReturnType<typeof sharedOf>

let last: Shared | null = null

/** Of the paper that was recorded last, as long as this window is open; nothing of whose it was. */
export const lastTerms = (): Shared | null => last

export const keepAsDefaults = (shared: Shared): void => void (last = shared)

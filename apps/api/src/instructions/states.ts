import type { Status } from '@portal/domain/instructions/machine'

/** Written out: an index of some states is taken where its own condition is found in the text. */
export const inStates = (statuses: readonly Status[]): string =>
  `in (${statuses.map((status) => `'${status}'`).join(', ')})`

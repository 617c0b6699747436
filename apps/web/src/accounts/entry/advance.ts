import type { NextStep } from '@portal/domain/accounts/factors'

/** Where an answer of the server leads: to the next step of getting in, or inside. */
export type Advance = (answer: NextStep) => void

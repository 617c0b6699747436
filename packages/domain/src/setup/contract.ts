import { z } from 'zod'
import { Figure } from '../figure.ts'
import { Instant } from '../time.ts'

/** What an owner sets up before clients can work with the portal, in the order in which one leads to the next. */
export const SetupStep = z.enum([
  'firm',
  'mail',
  'toms',
  'subprocessors',
  'contract-text',
  'clients',
  'agreements',
  'invitations',
  'backup',
])
export type SetupStep = z.output<typeof SetupStep>

/** `begun`: something of it is there. */
export const SetupState = z.enum(['open', 'begun', 'done'])
export type SetupState = z.output<typeof SetupState>

export const SetupLine = z.object({
  step: SetupStep,
  state: SetupState,
  have: Figure.nullable().meta({ description: 'So many are there, of what is counted' }),
  left: Figure.nullable().meta({ description: 'So many clients are still without' }),
  postponed: z.object({ at: Instant, by: z.string() }).nullable(),
})
export type SetupLine = z.output<typeof SetupLine>

/** How far the portal is set up. Each step is found in what there is; nobody ticks it off. */
export const Setup = z.object({
  finishedAt: Instant.nullable().meta({ description: 'When an owner closed the list' }),
  steps: z.array(SetupLine),
})
export type Setup = z.output<typeof Setup>

/** Neither done nor put off. */
export const isLeft = ({ state, postponed }: SetupLine): boolean =>
  state !== 'done' && postponed === null

import type { ConfirmationChallenge, SecondFactor } from '@portal/domain/accounts/factors'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { FormOf } from '../platform/form/form.ts'
import type { Concerned } from './about.tsx'
import type { Ends } from './binding-steps.tsx'
import type { Act } from './use-act.ts'

/** What a route hands to an act in steps. The step is in the address: „back“ leads from the review to the form. */
export type Stepped = { step: string | null; go: (to: string) => void }

export type Words = {
  title: string
  lead?: ReactNode
  /** What follows from it, where that is not its lead. */
  effect?: ReactNode
  /** Names the act on the button that does it. */
  act: ReactNode
  /** Of the review, where it is not called as everywhere. */
  review?: { title: string; lead: ReactNode; heading: ReactNode; change?: ReactNode }
}

/** What somebody else did to the record meanwhile, and how to go on. */
export type Change<R, B> = {
  before: B
  record: R
  hasInput: boolean
  /** Goes on with the new state and everything that was typed; null where the act is no longer possible. */
  onSeen: (() => void) | null
}

/** A binding act: what it is about, what is asked and shown, and what a second factor confirms. */
export type Binding<R, S extends z.ZodType, B extends object, T> = Omit<
  Act<R, S, B, SecondFactor, T>,
  'onRefused'
> & {
  /** The page's address, without the step. */
  at: string
  /** Where „cancel“ leads to. */
  home: string
  back: ReactNode
  clause?: string
  ends: Ends
  words: (record: R) => Words
  /** What the act answers to, above the form. */
  renderAbout?: (record: R) => ReactNode
  renderFields: (of: {
    form: FormOf<S>
    record: R
    /** Takes what the person's own doing has made of the record. */
    follow: (change: (seen: B) => B) => void
  }) => ReactNode
  /** Whom and what it concerns, at the head of the review. */
  concerned: (record: R, input: z.output<S>) => Concerned
  /** Exactly what will be done, before it is confirmed. */
  renderReview: (of: { record: R; input: z.output<S> }) => ReactNode
  /** The record is another one, or the act no longer possible. */
  renderChanged?: (
    change: Change<R, B> & { form: FormOf<S>; onTakeStored: () => void },
  ) => ReactNode
  /** Throws where the act would be refused for what was typed. */
  check?: (record: R, input: z.output<S>) => void
  challenge: (record: R, input: z.output<S>) => Promise<ConfirmationChallenge>
  /** The field a refusal is about, where it does not say so itself. */
  blamed?: (error: Error) => string | null
  /** Something has to arrive first. */
  isBlocked?: boolean
}

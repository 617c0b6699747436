import type { Permission } from '../access.ts'

/** Whose a move is; `clock` is what happens by itself when its day has come. */
export const movers = ['client', 'provider', 'clock'] as const
export type Mover = (typeof movers)[number]

type Each<T> = Readonly<Record<string, T>>

/** A move of a life cycle and everything that hangs on it. A table of them is the only place where any of it is said. */
export type MoveRow = {
  mover: Mover | 'either'
  /** Null: no session makes it; a link, the server or the clock does. */
  needs: Permission | null
  /** What has happened then: the type of the line in the log that keeps it. */
  event: string
  /** The security log belongs to a person; without saying so it is the client's evidence log. */
  log?: 'security'
  /** What a fresh second factor confirms, or that for each status it is made in; none: it takes no second factor. */
  confirms?: string | Each<string>
  /** A receipt proves what was confirmed; of what takes no second factor, that it happened. */
  receipt?: true
  /** Who is mailed about it; none says so out loud. What a person learns of an own account is not among it. */
  tells: readonly ('members' | 'staff')[]
  /** The kind of that mail, or that for each status it leads to, where it is not the event's. */
  mail?: string | Each<string>
  /** What it rests on in the agreement, or that for each status it is made in. */
  clause: string | Each<string> | null
}

/** Every value a table has in a place that may also differ from status to status. */
export type Values<T> = T extends string ? T : T[keyof T]

/** The value in such a place at one status. */
export function inStatus<T extends string | Each<string>>(value: T, status: string): Values<T> {
  // Where it differs, the table names every status that is possible there.
  return (typeof value === 'string' ? value : value[status]) as Values<T>
}

/** The subject of a mail in each language, by the number of what it is about. */
export type SubjectWords = Record<'de' | 'en', (number: string) => string>

/** What a letter says of an act: what it is a receipt of, who did it, what that proves and what it does not. */
export type LetterWords = { subject: string; by: string; proves: string; leavesOpen: string }

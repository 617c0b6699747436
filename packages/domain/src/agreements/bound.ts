import { z } from 'zod'
import type { CalendarDate } from '../time.ts'

/** How many days the client's signature binds it (§ 148 BGB). */
export const BindingDays = z.int().min(3).max(60)
/** The same where nobody says otherwise. */
export const ordinarilyBinding = 14

/** Whether that day is over; never where none was told. */
export const isBoundNoMore = (boundUntil: CalendarDate | null, today: CalendarDate): boolean =>
  boundUntil !== null && boundUntil < today

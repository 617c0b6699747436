import { formatDate, formatInstant, formatInstantDay } from '../../platform/language/format.ts'

/** A moment by the German clock: 3. Dezember 2026, 14:05 MEZ */
export const Moment = ({ at }: { at: string }) => <time dateTime={at}>{formatInstant(at)}</time>

/** The German calendar day of a moment: 03.12.2026 */
export const MomentDay = ({ at }: { at: string }) => (
  <time dateTime={at}>{formatInstantDay(at)}</time>
)

/** A calendar date: 3. Dezember 2026 */
export const Day = ({ on }: { on: string }) => <time dateTime={on}>{formatDate(on)}</time>

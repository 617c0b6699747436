import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { workingDayFrom } from '../deadlines/working-days.ts'
import type { HolidayPlace } from '../region.ts'
import { lastDayOf, Period, periodInEnglish, periodInGerman } from '../deadlines/periods.ts'
import { noticePeriodOf, objectionPeriodOf, type Periods } from './terms.ts'
import {
  CalendarDate,
  dateAt,
  type Instant,
  keptUntil,
  Moment,
  startOf,
  timeZone,
} from '../time.ts'

const DeadlineRule = z.enum(['objection', 'termination', 'authority-72h', 'retention', 'review'])
export type DeadlineRule = z.output<typeof DeadlineRule>

/** What a deadline is asked for: the day, or of the 72 hours the moment, of the event, and the period where one was agreed. */
export const DeadlinePreviewQuery = z
  .strictObject({
    rule: DeadlineRule,
    from: z.union([CalendarDate, Moment]),
    period: Period.optional(),
    /** The agreement whose terms say the period, in the version that holds on the day of the event. */
    agreementId: z.uuid().optional(),
  })
  .refine(({ period, agreementId }) => period === undefined || agreementId === undefined, {
    error: 'says the period twice',
    path: ['period'],
    params: { rule: 'duplicate' },
  })
export type DeadlinePreviewQuery = z.output<typeof DeadlinePreviewQuery>

const Reasoning = z.object({ de: z.string(), en: z.string() })

export const DeadlinePreview = z.object({
  rule: DeadlineRule,
  /** The day of the event. */
  startsOn: CalendarDate,
  /** The last day; null: it ends within a day. */
  endsOn: CalendarDate.nullable(),
  endsAt: z.string().nullable().meta({ description: 'Of the 72 hours: when they are over' }),
  source: z.string(),
  reasoning: Reasoning,
})
export type DeadlinePreview = z.output<typeof DeadlinePreview>

/**
 * A deadline with its reasoning. `place`: the provider's, where what is declared to it arrives; `terms`: what the agreement
 * says, where it is asked for one.
 */
export function previewDeadline(
  { rule, from, period }: DeadlinePreviewQuery,
  place: HolidayPlace,
  terms: Periods = {},
): DeadlinePreview {
  switch (rule) {
    case 'objection':
      return objectionEnds(dayOf(from), period ?? objectionPeriodOf(terms), place)
    case 'termination':
      return terminationEnds(dayOf(from), period ?? noticePeriodOf(terms))
    case 'authority-72h':
      return authorityEnds(momentOf(from))
    case 'retention':
      return retentionEnds(dayOf(from))
    case 'review':
      return reviewDue(dayOf(from))
  }
}

/** §7.2: an end on a Saturday, Sunday or holiday moves to the next working day (§ 193 BGB). */
export function objectionEnds(
  from: CalendarDate,
  period: Period,
  place: HolidayPlace,
): DeadlinePreview {
  const counted = lastDayOf(from, period)
  const endsOn = workingDayFrom(counted, place)
  const moved = endsOn !== counted
  return {
    rule: 'objection',
    startsOn: from,
    endsOn,
    endsAt: null,
    source: '§§ 187 (1), 188 (2), 193 BGB',
    reasoning: {
      de: `${periodInGerman(period)} ab Zugang am ${german(from)}; der Tag des Zugangs zählt nicht mit. Die Frist endet mit Ablauf des ${german(counted)}, §§ 187 (1), 188 (2) BGB${moved ? `. Das ist kein Werktag am Ort des Auftragnehmers, also mit Ablauf des ${german(endsOn)}, § 193 BGB` : ''}.`,
      en: `${periodInEnglish(period)} from receipt on ${english(from)}; the day of receipt is not counted. The period ends with ${english(counted)}, sections 187 (1), 188 (2) BGB${moved ? `. That is no working day at the provider’s place, so with ${english(endsOn)}, section 193 BGB` : ''}.`,
    },
  }
}

/** §2: § 193 BGB does not apply to notice periods (BGH III ZR 172/04, BGHZ 162, 175). */
export function terminationEnds(from: CalendarDate, period: Period): DeadlinePreview {
  const endsOn = lastDayOf(from, period)
  return {
    rule: 'termination',
    startsOn: from,
    endsOn,
    endsAt: null,
    source: '§§ 187 (1), 188 (2) BGB',
    reasoning: {
      de: `${periodInGerman(period)} ab Zugang der Kündigung am ${german(from)}; der Tag des Zugangs zählt nicht mit. Der Vertrag endet mit Ablauf des ${german(endsOn)}, §§ 187 (1), 188 (2) BGB. Dass ein Ende auf ein Wochenende oder einen Feiertag fällt, verschiebt es nicht: § 193 BGB gilt für Kündigungsfristen nicht (BGH III ZR 172/04).`,
      en: `${periodInEnglish(period)} from receipt of the notice on ${english(from)}; the day of receipt is not counted. The agreement ends with ${english(endsOn)}, sections 187 (1), 188 (2) BGB. An end on a weekend or holiday does not move it: section 193 BGB does not apply to notice periods (BGH III ZR 172/04).`,
    },
  }
}

/** Art. 33 (1) GDPR: the hour of the event is not counted, all others are; whether Art. 3 (4), (5) extends it is disputed. */
function authorityEnds(from: Instant): DeadlinePreview {
  const start = Temporal.Instant.from(from).toZonedDateTimeISO(timeZone)
  const isFull = start.round({ smallestUnit: 'hour', roundingMode: 'floor' }).equals(start)
  const counted = isFull ? start : start.round({ smallestUnit: 'hour', roundingMode: 'ceil' })
  const end = counted.add({ hours: 72 })
  const at = new Date(end.epochMilliseconds).toISOString()
  return {
    rule: 'authority-72h',
    startsOn: start.toPlainDate().toString(),
    endsOn: null,
    endsAt: at,
    source: 'Art. 33 (1) DS-GVO, Art. 3 VO (EWG, Euratom) 1182/71',
    reasoning: {
      de: `72 Stunden ab Kenntnis des Auftraggebers; die Stunde des Ereignisses zählt nicht mit, Samstage, Sonntage und Feiertage zählen mit (VO 1182/71). Ob Art. 3 (4), (5) der Verordnung die Frist verlängert, ist umstritten; gezeigt wird das frühere Ende.`,
      en: `72 hours from when the client became aware; the hour of the event is not counted, Saturdays, Sundays and holidays are (Regulation 1182/71). Whether Art. 3 (4), (5) of it extends the period is disputed; the earlier end is shown.`,
    },
  }
}

/** §9, §16: for its validity, and three full calendar years more. */
function retentionEnds(validUntil: CalendarDate): DeadlinePreview {
  const endsOn = keptUntil(validUntil)
  return {
    rule: 'retention',
    startsOn: validUntil,
    endsOn,
    endsAt: null,
    source: '§9, §16 AVV',
    reasoning: {
      de: `Gültig bis ${german(validUntil)}, danach drei volle Kalenderjahre: bis ${german(endsOn)}.`,
      en: `Valid until ${english(validUntil)}, then three full calendar years: until ${english(endsOn)}.`,
    },
  }
}

/** §6.5: twelve months from the last review. */
function reviewDue(last: CalendarDate): DeadlinePreview {
  const endsOn = lastDayOf(last, { count: 12, unit: 'months' })
  return {
    rule: 'review',
    startsOn: last,
    endsOn,
    endsAt: null,
    source: '§6.5 AVV',
    reasoning: {
      de: `12 Monate nach der letzten Überprüfung am ${german(last)}: ${german(endsOn)}.`,
      en: `12 months after the last review on ${english(last)}: ${english(endsOn)}.`,
    },
  }
}

export const dayOf = (from: string): CalendarDate => (from.length === 10 ? from : dateAt(from))

/** Of a day without an hour its beginning: the earlier end. */
const momentOf = (from: string): Instant => (from.length === 10 ? startOf(from) : from)

const german = (date: CalendarDate) => date.split('-').toReversed().join('.')
const english = (date: CalendarDate) => date

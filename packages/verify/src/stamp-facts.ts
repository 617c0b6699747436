import type { LogResult } from './log.ts'
import type { LoggedStamp } from './log-stamps.ts'
import type { ReceiptResult } from './receipt.ts'
import { spelled } from './formats/spelled.ts'
import type { Stamp } from './formats/stamp.ts'
import type { Locale } from './words.ts'

const told = ({ at, accuracy, authority, fingerprint }: Stamp): string =>
  `${at}${accuracy === null ? '' : ` (± ${accuracy} s)`}, ${spelled(authority)}, SHA-256 ${fingerprint}`

/** Until when what was there by whose word, and no more than that. */
export function logStampFacts({ stamps, events }: LogResult, locale: Locale): string[] {
  const de = locale === 'de'
  const last = stamps.at(-1)
  if (!last)
    return [
      de
        ? 'Ohne Zeitstempel: wann die Ereignisse waren, sagt allein das Portal.'
        : 'Without a time stamp: when the events were is said by the portal alone.',
    ]
  const [first] = stamps
  const rest = events - last.sequence
  return [
    de
      ? `Zeitstempel: ${stamps.length}. Spätestens zu dieser Zeit gab es alles bis Ereignis ${last.sequence}: ${told(last)}`
      : `Time stamps: ${stamps.length}. At this time at the latest everything up to event ${last.sequence} was there: ${told(last)}`,
    ...(first && first !== last
      ? [
          de
            ? `Der erste: alles bis Ereignis ${first.sequence}, ${told(first)}`
            : `The first: everything up to event ${first.sequence}, ${told(first)}`,
        ]
      : []),
    ...(rest > 0
      ? [
          de
            ? `Danach ohne Zeitstempel: ${rest} ${rest === 1 ? 'Ereignis' : 'Ereignisse'}.`
            : `Without a time stamp after that: ${rest} ${rest === 1 ? 'event' : 'events'}.`,
        ]
      : []),
  ]
}

/** The stamps that say when a receipt was there: its seal's, and the first of the log behind it. */
export type Stamped = Pick<ReceiptResult, 'stamp'> & { stampInLog: LoggedStamp | null }

export function receiptStampFacts({ stamp, stampInLog }: Stamped, locale: Locale): string[] {
  const de = locale === 'de'
  const own = stamp && (de ? 'Zeitstempel des Siegels' : 'Time stamp of the seal')
  const logged = stampInLog && (de ? 'Zeitstempel des Protokolls' : 'Time stamp of the log')
  const lines = [
    ...(stamp ? [`${own}: ${told(stamp)}`] : []),
    ...(stampInLog ? [`${logged}: ${told(stampInLog)}`] : []),
  ]
  if (lines.length > 0) return lines
  return [
    de
      ? 'Ohne Zeitstempel: die Zeiten sagt allein das Portal.'
      : 'Without a time stamp: the times are said by the portal alone.',
  ]
}

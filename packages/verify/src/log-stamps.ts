import { sha256 } from '#port'
import type { Finding } from './findings.ts'
import { type Keys, openJws } from './formats/jws.ts'
import { judgeStamp, type Stamp } from './formats/stamp.ts'
import type { StampCertificate } from './formats/stamp-certificate.ts'
import type { StampRow } from './formats/stamp-row.ts'

/** A stamp that was found good: all of the log up to this event was there at its time. */
export type LoggedStamp = Stamp & { sequence: number }

/** The head that a stamp stands beside, as the chain found it. */
type Place = { client: string; hash: string; at: string }
type Named = { sequence: number; tokenSha256: string }

/** An event may say a time that is so much later than its stamp: two clocks. */
const tolerance = 5 * 60_000

/** The time stamps of a log, and what its lines say of them. */
export class LogStamps {
  readonly #found = new Map<number, { row: StampRow; place: Place; sha256: string }>()

  /** Takes a stamp; false where its event has one already. */
  take(row: StampRow, place: Place): boolean {
    if (this.#found.has(row.sequence)) return false
    this.#found.set(row.sequence, { row, place, sha256: sha256(row.token) })
    return true
  }

  /** Compares with the line that says a stamp was kept. */
  name({ sequence, tokenSha256 }: Named): Finding | null {
    const isThere = this.#found.get(sequence)?.sha256 === tokenSha256
    return isThere ? null : { code: 'stamp', why: 'missing', sequence }
  }

  /** Judges each by itself: the head, whose signature has to count, and the stamp over it. */
  async judge(
    headType: string,
    counted: Keys,
    anchors: readonly StampCertificate[],
  ): Promise<{ stamps: LoggedStamp[]; findings: Finding[] }> {
    const stamps: LoggedStamp[] = []
    const findings: Finding[] = []
    for (const [sequence, { row, place }] of this.#found) {
      const opened = await openJws(row.head, counted)
      const { client, hash, sequence: number } = opened?.payload ?? {}
      const isHead =
        opened?.typ === headType &&
        client === place.client &&
        hash === place.hash &&
        number === sequence
      const judged = isHead ? await judgeStamp(row.token, sha256(row.head), anchors) : 'head'
      if (typeof judged === 'string') findings.push({ code: 'stamp', why: judged, sequence })
      else if (Date.parse(judged.at) + tolerance < Date.parse(place.at))
        findings.push({ code: 'stamp', why: 'time', sequence })
      else stamps.push({ ...judged, sequence })
    }
    return { stamps, findings }
  }
}

/** The first stamp that covers an event. */
export const stampOver = (stamps: readonly LoggedStamp[], sequence: number): LoggedStamp | null =>
  stamps.find((stamp) => stamp.sequence >= sequence) ?? null

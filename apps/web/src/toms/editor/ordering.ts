import type { DraftMeasure } from '@portal/domain/toms/contract'

/** The order with this measure so many places further up or down among those of its heading; the same where there are not as many. */
export function moved(
  measures: readonly DraftMeasure[],
  key: string,
  by: number,
): readonly DraftMeasure[] {
  const wanted = measures.find((each) => each.key === key)
  if (!wanted) return measures
  const group = measures.filter(({ heading }) => heading === wanted.heading)
  const from = group.indexOf(wanted)
  const to = from + by
  if (by === 0 || to < 0 || to >= group.length) return measures
  const ordered = group.toSpliced(from, 1).toSpliced(to, 0, wanted).values()
  return measures.map((each) =>
    each.heading === wanted.heading ? (ordered.next().value ?? each) : each,
  )
}

/** Where it stands among those of its heading, from 1 on. */
export function placeOf(measures: readonly DraftMeasure[], key: string) {
  const wanted = measures.find((each) => each.key === key)
  const group = measures.filter(({ heading }) => heading === wanted?.heading)
  return { place: group.findIndex((each) => each.key === key) + 1, of: group.length }
}

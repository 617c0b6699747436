import type { DraftMeasure } from '@portal/domain/toms/contract'

/** The order with this measure one place further up or down among those of its heading; the same where there is none. */
export function moved(
  measures: readonly DraftMeasure[],
  key: string,
  by: -1 | 1,
): readonly DraftMeasure[] {
  const from = measures.findIndex((each) => each.key === key)
  const wanted = measures[from]
  if (!wanted) return measures
  const others = measures.flatMap(({ heading }, place) =>
    heading === wanted.heading ? [place] : [],
  )
  const to = others[others.indexOf(from) + by]
  const other = to === undefined ? undefined : measures[to]
  if (to === undefined || !other) return measures
  return measures.with(from, other).with(to, wanted)
}

/** Where it stands among those of its heading, from 1 on. */
export function placeOf(measures: readonly DraftMeasure[], key: string) {
  const wanted = measures.find((each) => each.key === key)
  const group = measures.filter(({ heading }) => heading === wanted?.heading)
  return { place: group.findIndex((each) => each.key === key) + 1, of: group.length }
}

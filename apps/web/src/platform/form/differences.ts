/** Whether two values are the same to the letter. */
export const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** The fields in which two states of a form differ. */
export const differences = <V extends object>(one: V, other: V): (keyof V)[] =>
  // The keys of the values are the fields.
  (Object.keys(one) as (keyof V)[]).filter((field) => !isSame(one[field], other[field]))

/** What a person has, with what somebody else changed since and they left alone. */
export function merged<V extends object>(begun: V, now: V, mine: V): V {
  const own = differences(begun, mine).map((field) => [field, mine[field]])
  return { ...now, ...Object.fromEntries(own) }
}

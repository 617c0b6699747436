/** What of it was sent: without what was left out. */
export const definedOf = <T extends object>(input: T) =>
  // Of an object without these.
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

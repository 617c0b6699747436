const underWay = new Map<string, string>()

/** The key of an act: the same one for every attempt until the server has answered for good. */
export function keyOf(act: string): string {
  const key = underWay.get(act) ?? crypto.randomUUID()
  underWay.set(act, key)
  return key
}

export const answered = (act: string): void => void underWay.delete(act)

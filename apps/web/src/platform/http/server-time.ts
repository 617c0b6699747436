let ahead = 0

/** Each answer says what time it is at the server. */
export function noteTime({ headers }: Response): void {
  const at = Date.parse(headers.get('date') ?? '')
  if (Number.isFinite(at)) ahead = Date.now() - at
}

/** What time it is at the server, however this device's clock is set; to about a second. */
export const serverNow = (): number => Date.now() - ahead

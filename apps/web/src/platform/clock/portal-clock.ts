let ahead = 0

/** Each answer says what time it is at the portal. */
export function noteTime({ headers }: Response): void {
  const at = Date.parse(headers.get('date') ?? '')
  if (Number.isFinite(at)) ahead = Date.now() - at
}

/** What time it is at the portal, however this device's clock is set; to about a second. */
export const serverNow = (): number => Date.now() - ahead

/** The same as a moment in UTC. */
export const portalNow = (): string => new Date(serverNow()).toISOString()

const systems: [RegExp, string][] = [
  [/iPhone/u, 'iPhone'],
  [/iPad/u, 'iPad'],
  [/Android/u, 'Android'],
  [/CrOS/u, 'Chromebook'],
  [/Windows/u, 'Windows'],
  [/Macintosh/u, 'Mac'],
  [/Linux/u, 'Linux'],
]

/** What this device is, as far as the browser says; a first suggestion for a name that its owner chooses. */
export const deviceName = (): string =>
  systems.find(([pattern]) => pattern.test(navigator.userAgent))?.[1] ?? ''

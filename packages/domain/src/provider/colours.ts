type Rgb = [number, number, number]

const rgbOf = (hex: string): Rgb => {
  const number = Number.parseInt(hex.slice(1), 16)
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255]
}
const hexOf = (rgb: Rgb) =>
  `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`

/** `share` of the first, the rest of the second. */
const mixed = (one: string, other: string, share: number): string => {
  const [a, b] = [rgbOf(one), rgbOf(other)]
  return hexOf([0, 1, 2].map((at) => a[at]! * share + b[at]! * (1 - share)) as Rgb)
}

const linear = (part: number) => {
  const share = part / 255
  return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}
const luminance = (hex: string) => {
  const [red, green, blue] = rgbOf(hex)
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/** WCAG 2.2: how well two colours stand out from each other, from 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a) as [
    number,
    number,
  ]
  return (light + 0.05) / (dark + 0.05)
}

/** WCAG 2.2, 1.4.3: text below this cannot be read by everybody. */
export const leastContrast = 4.5

// Of `ui/tokens.css`: what the colour is seen on.
const themes = {
  light: { paper: '#f8f5ef', surface: '#fffefb', towards: '#000000' },
  dark: { paper: '#191816', surface: '#211f1c', towards: '#ffffff' },
} as const
type Theme = keyof typeof themes
export const pagesOf: Record<Theme, string> = {
  light: themes.light.paper,
  dark: themes.dark.paper,
}

/** The colour and what goes with it, as one theme shows them. */
export type Palette = { accent: string; strong: string; soft: string; on: string }

const paletteIn = (theme: Theme, accent: string): Palette => {
  const { surface, towards } = themes[theme]
  return {
    accent,
    strong: mixed(accent, towards, 0.7),
    soft: mixed(accent, surface, theme === 'light' ? 0.08 : 0.14),
    on: theme === 'light' ? '#ffffff' : mixed(accent, '#000000', 0.15),
  }
}

/** The weakest contrast of text in this colour, and of text on it. */
function weakest(theme: Theme, accent: string): number {
  const { paper, surface } = themes[theme]
  const { soft, on } = paletteIn(theme, accent)
  return Math.min(...[paper, surface, soft, on].map((other) => contrastOf(accent, other)))
}

/** How well text in this colour, and white text on it, can be read on light pages. */
export const accentContrast = (hex: string): number => weakest('light', hex)

/** The nearest colour of the same hue that everybody can read. */
const passing = (theme: Theme, hex: string): string => {
  const steps = Array.from({ length: 101 }, (_, step) =>
    mixed(hex, themes[theme].towards, 1 - step / 100),
  )
  return steps.find((each) => weakest(theme, each) >= leastContrast) ?? themes[theme].towards
}
export const nearestAccent = (hex: string): string => passing('light', hex)

/** The provider's colour on light pages, as it was given, and on dark ones, as light as it has to be there. */
export const palettesOf = (hex: string): Record<Theme, Palette> => ({
  light: paletteIn('light', hex),
  dark: paletteIn('dark', passing('dark', hex)),
})

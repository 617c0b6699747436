import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** Regular, italic, semibold and bold of Source Sans 3: all that a document is ever set in. */
export const fonts = ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold'].map((style) =>
  readFileSync(
    require.resolve(`@expo-google-fonts/source-sans-3/${style}/SourceSans3_${style}.ttf`),
  ),
)

/** The characters a TrueType font has glyphs for: its `cmap` table, subtable format 12. */
function charactersOf(font: Buffer): Set<number> {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, i) => 12 + 16 * i)
  const entry = tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap')
  if (entry === undefined) throw new Error('font without cmap')
  const cmap = font.readUInt32BE(entry + 8)
  const subtables = Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, i) => cmap + font.readUInt32BE(cmap + 8 + 8 * i),
  )
  const full = subtables.find((at) => font.readUInt16BE(at) === 12)
  if (full === undefined) throw new Error('font without a full cmap')
  const characters = new Set<number>()
  for (let at = full + 16, end = at + 12 * font.readUInt32BE(full + 12); at < end; at += 12) {
    for (let c = font.readUInt32BE(at), last = font.readUInt32BE(at + 4); c <= last; c += 1)
      characters.add(c)
  }
  return characters
}

const glyphs = fonts.map(charactersOf).reduce((all, characters) => all.intersection(characters))
const hasGlyph = (c: string) => glyphs.has(c.codePointAt(0) ?? 0)
const needsNone = (c: string) => /[\n\r\t\u2028\u2029\p{Default_Ignorable_Code_Point}]/u.test(c)
// PDF/A forbids the byte order mark; whatever turns the direction of reading makes a text look like another one, and a typed
// bracket would make it look like the code of a character.
const forbidden = (c: string) => /[\ufeff⟨⟩\p{Bidi_Control}]/u.test(c)
const codeOf = (c: string) => `⟨U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase()}⟩`
// Unicode's bound for what can stand on one letter; a tower of thousands is more than a PDF can hold in one string.
const beyondBound =
  /(?<=[\p{M}\p{Default_Ignorable_Code_Point}]{30})[\p{M}\p{Default_Ignorable_Code_Point}]/gu

/** A text with its code, ⟨U+1F600⟩, for each character that cannot be shown: PDF/A refuses a document with one. */
export const printable = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^]/gu, (c) => (forbidden(c) || !(hasGlyph(c) || needsNone(c)) ? codeOf(c) : c))
    .replace(beyondBound, codeOf)

import type { Locale } from '@portal/domain/accounts/contract'
import { maxMistakes, type Mistake } from '@portal/domain/csv'
import { AppError } from '@portal/domain/fault'

export type MistakeWords = Record<Locale, (detail: string) => string>
/** `%` stands for the detail. */
export const say = (de: string, en: string): MistakeWords => ({
  de: (detail) => de.replace('%', detail),
  en: (detail) => en.replace('%', detail),
})

/** What may be wrong with a CSV file whatever it holds, and what is expected instead. */
export const csvWords = {
  encoding: say(
    'Die Datei ist kein Text in UTF-8 oder Windows-1252. Speichern Sie sie als „CSV UTF-8“.',
    'The file is no text in UTF-8 or Windows-1252. Save it as “CSV UTF-8”.',
  ),
  unreadable: say(
    'Ab hier ist die Datei nicht lesbar: Ein Anführungszeichen wird nicht geschlossen oder steht mitten im Wert. Werte mit Anführungszeichen stehen in Anführungszeichen, das innere verdoppelt.',
    'The file cannot be read from here on: a quote is not closed, or stands within a value. Values with quotes stand in quotes, with those within doubled.',
  ),
  'line-too-long': say(
    'Diese Zeile ist zu lang. Vermutlich fehlt ein Anführungszeichen.',
    'This line is too long. A quote is probably missing.',
  ),
  'unknown-column': say(
    'Diese Spalte gibt es nicht. Erwartet: %.',
    'There is no such column. Expected: %.',
  ),
  'doubled-column': say('Diese Spalte steht zweimal da.', 'This column is there twice.'),
  'missing-column': say('Die Spalte „%“ fehlt.', 'The column “%” is missing.'),
  'field-count': say(
    'Die Zeile hat eine andere Zahl von Werten als die Kopfzeile (%).',
    'The line has another number of values than the header line (%).',
  ),
  missing: say('Hier fehlt ein Wert.', 'A value is missing here.'),
  'too-long': say('Höchstens % Zeichen.', 'At most % characters.'),
  'control-characters': say(
    'Steuerzeichen und Zeilenumbrüche gehören nicht hierher.',
    'Control characters and line breaks do not belong here.',
  ),
} as const
/** What the reader says; of these the feature words those that name what a line is. */
export type CsvMistake = keyof typeof csvWords | 'empty' | 'no-lines' | 'too-many-lines'

/** Everything wrong with one file: kept in its order, no more than are written out, the others counted. */
export class Mistakes<Code extends string> {
  readonly list: Mistake[] = []
  #more = 0
  readonly #locale: Locale
  readonly #words: Readonly<Record<Code, MistakeWords>>
  constructor(locale: Locale, words: Readonly<Record<Code, MistakeWords>>) {
    this.#locale = locale
    this.#words = words
  }

  add(line: number, column: string | null, code: Code, detail: string | number = ''): void {
    if (this.list.length >= maxMistakes) this.#more += 1
    else
      this.list.push({
        line,
        column,
        code,
        message: this.#words[code][this.#locale](String(detail)),
      })
  }

  get more(): number {
    return this.#more
  }

  get any(): boolean {
    return this.list.length > 0
  }

  /** Throws `invalid` with all of them, each at its line and column, where there is any. */
  refuse(): void {
    if (!this.any) return
    throw new AppError({
      code: 'invalid',
      issues: this.list.map(({ line, column, code, message }) => ({
        path: `/lines/${line}${column === null ? '' : `/${column}`}`,
        code,
        message,
      })),
    })
  }
}

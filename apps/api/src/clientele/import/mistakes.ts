import type { Locale } from '@portal/domain/accounts/contract'
import { maxImportLines, maxMistakes, type Mistake } from '@portal/domain/clients/import'

type Words = Record<Locale, (detail: string) => string>
const say = (de: string, en: string): Words => ({
  de: (detail) => de.replace('%', detail),
  en: (detail) => en.replace('%', detail),
})

/** Everything that may be wrong with a file, and what is expected instead. */
const words = {
  empty: say(
    'Die Datei ist leer. Erwartet wird eine Kopfzeile und je Zeile ein Auftraggeber.',
    'The file is empty. A header line and a line for each client are expected.',
  ),
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
  'too-many-lines': say(
    `Die Datei hat mehr als ${maxImportLines} Auftraggeber. Teilen Sie sie.`,
    `The file has more than ${maxImportLines} clients. Divide it.`,
  ),
  'no-lines': say(
    'Unter der Kopfzeile steht kein Auftraggeber.',
    'There is no client below the header line.',
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
  'postal-code': say(
    'Eine Postleitzahl in Deutschland hat fünf Ziffern. Excel lässt führende Nullen weg: Formatieren Sie die Spalte als Text.',
    'A postal code in Germany has five digits. Excel drops leading zeros: format the column as text.',
  ),
  country: say(
    'Erwartet wird ein Staat, zum Beispiel „DE“ oder „Österreich“.',
    'A country is expected, for example “DE” or “Austria”.',
  ),
  region: say(
    'Erwartet wird ein Bundesland, zum Beispiel „Bayern“ oder „DE-BY“.',
    'A Land is expected, for example “Bavaria” or “DE-BY”.',
  ),
  'region-abroad': say(
    'Ein Bundesland gehört zu einer Anschrift in Deutschland.',
    'A Land belongs to an address in Germany.',
  ),
  'mail-address': say(
    'Das ist keine E-Mail-Adresse, zum Beispiel „name@praxis.de“.',
    'This is no e-mail address such as “name@example.org”.',
  ),
  phone: say(
    'Das ist keine Telefonnummer, zum Beispiel „0851 123456“. Excel macht aus Nummern manchmal Zahlen: Formatieren Sie die Spalte als Text.',
    'This is no telephone number such as “0851 123456”. Excel sometimes makes numbers of them: format the column as text.',
  ),
  'dpo-name': say(
    'Zu E-Mail oder Telefon gehört der Name der datenschutzbeauftragten Person.',
    'With an e-mail address or telephone belongs the name of the data protection officer.',
  ),
  'dpo-email': say(
    'Zur datenschutzbeauftragten Person gehört ihre E-Mail-Adresse.',
    'With the data protection officer belongs an e-mail address.',
  ),
  'doubled-number': say(
    'Diese Nummer steht schon in Zeile %.',
    'This number is in line % already.',
  ),
  'doubled-client': say(
    'Ein Auftraggeber mit diesem Namen und dieser Postleitzahl steht schon in Zeile %. Geben Sie beiden eine Nummer, wenn es zwei sind.',
    'A client of this name and postal code is in line % already. Give both a number if they are two.',
  ),
  'number-of-another': say(
    'Diese Nummer hat ein Auftraggeber, der anders heißt und woanders ist: %.',
    'A client of another name and place has this number: %.',
  ),
  ambiguous: say(
    'Mehrere Auftraggeber heißen so und haben diese Postleitzahl. Nennen Sie die Nummer.',
    'Several clients have this name and postal code. Name the number.',
  ),
  archived: say(
    'Dieser Auftraggeber ist archiviert. Holen Sie ihn zuerst aus dem Archiv.',
    'This client is archived. Take it out of the archive first.',
  ),
} as const
export type MistakeCode = keyof typeof words

/** Everything wrong with one file: kept in its order, no more than are written out, the others counted. */
export class Mistakes {
  readonly list: Mistake[] = []
  #more = 0
  readonly #locale: Locale
  constructor(locale: Locale) {
    this.#locale = locale
  }

  add(line: number, column: string | null, code: MistakeCode, detail: string | number = ''): void {
    if (this.list.length >= maxMistakes) this.#more += 1
    else
      this.list.push({
        line,
        column,
        code,
        message: words[code][this.#locale](String(detail)),
      })
  }

  get more(): number {
    return this.#more
  }

  get any(): boolean {
    return this.list.length > 0
  }
}

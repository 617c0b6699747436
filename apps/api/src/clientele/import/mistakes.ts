import { maxImportLines } from '@portal/domain/clients/import'
import { csvWords, say } from '../../platform/csv/mistakes.ts'

/** Everything that may be wrong with a file of clients, and what is expected instead. */
export const mistakeWords = {
  ...csvWords,
  empty: say(
    'Die Datei ist leer. Erwartet wird eine Kopfzeile und je Zeile ein Auftraggeber.',
    'The file is empty. A header line and a line for each client are expected.',
  ),
  'too-many-lines': say(
    `Die Datei hat mehr als ${maxImportLines} Auftraggeber. Teilen Sie sie.`,
    `The file has more than ${maxImportLines} clients. Divide it.`,
  ),
  'no-lines': say(
    'Unter der Kopfzeile steht kein Auftraggeber.',
    'There is no client below the header line.',
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
    'This is no email address such as “name@example.org”.',
  ),
  phone: say(
    'Das ist keine Telefonnummer, zum Beispiel „0851 123456“. Excel macht aus Nummern manchmal Zahlen: Formatieren Sie die Spalte als Text.',
    'This is no phone number such as “0851 123456”. Excel sometimes makes numbers of them: format the column as text.',
  ),
  'dpo-name': say(
    'Zu E-Mail oder Telefon gehört der Name der datenschutzbeauftragten Person.',
    'With an email address or phone belongs the name of the data protection officer.',
  ),
  'dpo-email': say(
    'Zur datenschutzbeauftragten Person gehört ihre E-Mail-Adresse.',
    'With the data protection officer belongs an email address.',
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
export type MistakeCode = keyof typeof mistakeWords

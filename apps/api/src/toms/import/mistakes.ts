import { mostMeasures, mostText } from '@portal/domain/toms/contract'
import { csvWords, say } from '../../platform/csv/mistakes.ts'

/** Everything that may be wrong with a file of measures, and what is expected instead. */
export const mistakeWords = {
  ...csvWords,
  empty: say(
    'Die Datei ist leer. Erwartet wird eine Kopfzeile und je Zeile eine Maßnahme.',
    'The file is empty. A header line and a line for each measure are expected.',
  ),
  'no-lines': say(
    'Unter der Kopfzeile steht keine Maßnahme.',
    'There is no measure below the header line.',
  ),
  'too-many-lines': say(
    `Die Datei hat mehr als ${mostMeasures} Maßnahmen; mehr fasst eine Fassung nicht.`,
    `The file has more than ${mostMeasures} measures; a version holds no more.`,
  ),
  'too-much-text': say(
    `Bis hierher haben die Texte zusammen mehr als ${mostText} Zeichen; mehr fasst eine Fassung nicht.`,
    `Up to here the texts have more than ${mostText} characters together; a version holds no more.`,
  ),
  'heading-number': say(
    'Anhang III hat 17 Überschriften: Erwartet wird eine Zahl von 1 bis 17.',
    'Annex III has 17 headings: a number from 1 to 17 is expected.',
  ),
  heading: say(
    'Diese Überschrift steht nicht in Anhang III. Erwartet wird ihre Nummer (1 bis 17) oder ihr Wortlaut, deutsch oder englisch; leer lassen, um später einzuordnen.',
    'This heading is not in annex III. Its number (1 to 17) or its wording is expected, German or English; leave it empty to place the measure later.',
  ),
  'heading-at-odds': say(
    'Nummer und Wortlaut nennen verschiedene Überschriften.',
    'Number and wording name different headings.',
  ),
  'too-many-systems': say('Höchstens % Systeme je Maßnahme.', 'At most % systems for a measure.'),
  'system-too-long': say(
    'Der Name eines Systems hat höchstens % Zeichen. Trennen Sie Systeme durch Komma.',
    'The name of a system has at most % characters. Separate systems by commas.',
  ),
  date: say(
    'Diesen Tag gibt es nicht. Erwartet wird ein Datum, zum Beispiel „01.04.2021“ oder „2021-04-01“.',
    'There is no such day. A date is expected, for example “01.04.2021” (day first) or “2021-04-01”.',
  ),
  'date-form': say(
    'Erwartet wird ein Datum mit vierstelligem Jahr, zum Beispiel „01.04.2021“ oder „2021-04-01“.',
    'A date with a year of four digits is expected, for example “01.04.2021” (day first) or “2021-04-01”.',
  ),
  'doubled-measure': say(
    'Diese Maßnahme steht mit derselben Überschrift schon in Zeile %.',
    'This measure is in line % already, under the same heading.',
  ),
} as const
export type MistakeCode = keyof typeof mistakeWords

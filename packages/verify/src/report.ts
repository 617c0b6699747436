import type { Finding } from './findings.ts'
import type { RowCounts } from './kept-rows.ts'
import type { LogResult } from './log.ts'
import type { Logged } from './chain.ts'
import type { PaperResult, ReceiptResult } from './receipt.ts'
import type { Uncompared } from './seal-check.ts'
import type { LoggedStamp } from './log-stamps.ts'
import { logStampFacts, receiptStampFacts, type Stamped } from './stamp-facts.ts'
import { spelled } from './formats/spelled.ts'
import { findingText, type Locale } from './words.ts'

/** `uncompared`: what nobody can say is well. `about`: which file it is of, where there are several. */
type Report = { facts: string[]; findings: Finding[]; uncompared: string[]; about?: string | null }

/** What was checked, as lines for a person; one verdict over all of it comes last. */
export const reportOf = (reports: Report[], locale: Locale): string =>
  [...reports.flatMap(({ facts }) => [...facts, '']), ...verdict(reports, locale)].join('\n')

export function logFacts(result: LogResult & { uncompared: Uncompared[] }, locale: Locale): Report {
  const { client, events, opened, erased, rows, head, keysGiven, kept, findings } = result
  const de = locale === 'de'
  const lines = [
    `${de ? 'Auftraggeber' : 'Client'}: ${client}`,
    de
      ? `Ereignisse: ${events}, davon mit Angaben zur Person ${opened}, gelöscht ${erased}`
      : `Events: ${events}, of which say something of a person ${opened}, erased ${erased}`,
    de
      ? `Zeilen des Portals, mit dem Protokoll verglichen: ${rows.compared}`
      : `Rows of the portal, compared with the log: ${rows.compared}`,
    ...(head ? [`${de ? 'Kopf' : 'Head'}: ${head.sequence} ${head.hash} ${head.at}`] : []),
    ...(head ? [`${de ? 'Schlüssel' : 'Key'}: ${head.kid}`] : []),
    ...(kept ? [`${de ? 'Verglichen mit' : 'Compared with'}: ${kept.sequence} ${kept.hash}`] : []),
    ...logStampFacts(result, locale),
    ...(keysGiven ? [] : [ownKeys[locale]]),
  ]
  const uncompared = result.uncompared.map((what) => left[what][locale])
  return { facts: lines, findings, uncompared: [...uncomparedRows(rows, locale), ...uncompared] }
}

const why: Record<Exclude<keyof RowCounts, 'compared'>, Record<Locale, string>> = {
  hidden: {
    de: 'Zeilen, die Ihnen das Portal nicht zeigt (Notizen des Auftragnehmers, noch nicht erteilte Weisungen)',
    en: 'rows that the portal does not show you (the provider’s notes, instructions that are not given yet)',
  },
  later: {
    de: 'Zeilen, die seit diesem Export geändert wurden',
    en: 'rows that were changed since this export',
  },
  waiting: {
    de: 'Zeilen, die auf ihren Eintrag in der nächsten Nacht warten',
    en: 'rows that wait for their event of the coming night',
  },
}

/** Rows of the portal that nobody compared, by why not. */
export const uncomparedRows = ({ compared: _, ...counts }: RowCounts, locale: Locale): string[] =>
  (['hidden', 'later', 'waiting'] as const).flatMap((what) =>
    counts[what] > 0 ? [`${counts[what]} ${why[what][locale]}`] : [],
  )

const ownKeys: Record<Locale, string> = {
  de: 'Hinweis: geprüft mit dem Schlüssel aus der Datei selbst. Vergleichen Sie ihn mit einem, den Sie früher erhalten haben, oder nennen Sie --jwks.',
  en: 'Note: checked by the key the file brings along. Compare it with one you got earlier, or name --jwks.',
}

export function receiptFacts(
  result: ReceiptResult & { uncompared: Uncompared[]; stampInLog: LoggedStamp | null },
  locale: Locale,
): Report {
  const { number, act, issuedAt, client, givenBy, subject, kid, seal, findings } = result
  const de = locale === 'de'
  const lines = [
    `${de ? 'Quittung' : 'Receipt'}: ${number}, ${act}, ${issuedAt}`,
    `${de ? 'Auftraggeber' : 'Client'}: ${client.name} (${client.id})`,
    `${de ? 'Gegenstand' : 'Subject'}: ${subject}, ${givenBy}`,
    ...(result.submittedAt === 'null'
      ? []
      : [`${de ? 'Eingegangen' : 'Came in'}: ${result.submittedAt}`]),
    `${de ? 'Titel laut Datensatz' : 'Title in the record'}: ${spelled(result.title)}`,
    `${de ? 'Wortlaut laut Datensatz' : 'Wording in the record'}:`,
    ...result.text.split('\n').map((line) => `  | ${spelled(line)}`),
    ...(kid ? [`${de ? 'Schlüssel' : 'Key'}: ${kid}`] : []),
    ...(seal
      ? [
          `${de ? 'Siegel' : 'Seal'}: ${seal.subject.replaceAll('\n', ', ')}, SHA-256 ${seal.fingerprint}`,
        ]
      : []),
    ...receiptStampFacts(result, locale),
  ]
  return { facts: lines, findings, uncompared: result.uncompared.map((what) => left[what][locale]) }
}

/** What kind of paper the log says it is. */
const paperKinds: Record<string, Record<Locale, string>> = {
  concern: { de: 'Bedenken', en: 'Concern' },
  'deletion-protocol': { de: 'Löschprotokoll', en: 'Deletion protocol' },
  notice: { de: 'Mitteilung', en: 'Notice' },
  agreement: { de: 'Vertrag', en: 'Agreement' },
}

export const paperKind = (kind: string, locale: Locale): string =>
  paperKinds[kind]?.[locale] ?? spelled(kind)

/** Of a paper that is no receipt: what the log says it is, and who sealed it. */
export function paperFacts(
  result: PaperResult &
    Pick<Stamped, 'stampInLog'> & { uncompared: Uncompared[]; letter: Logged | null },
  locale: Locale,
): Report {
  const { seal, sha256, letter, findings } = result
  const de = locale === 'de'
  const lines = [
    letter
      ? `${paperKind(letter.kind ?? '', locale)}: ${spelled(letter.number)}, ${de ? 'gesiegelt laut Ereignis' : 'sealed as of event'} ${letter.sequence}, ${letter.at}`
      : de
        ? 'Gesiegeltes PDF'
        : 'Sealed PDF',
    `SHA-256: ${sha256}`,
    `${de ? 'Siegel' : 'Seal'}: ${seal.subject.replaceAll('\n', ', ')}, SHA-256 ${seal.fingerprint}`,
    ...receiptStampFacts(result, locale),
  ]
  return { facts: lines, findings, uncompared: result.uncompared.map((what) => left[what][locale]) }
}

const left: Record<Uncompared, Record<Locale, string>> = {
  paper: {
    de: 'ob das PDF im Nachweisprotokoll steht. Mit --log wird es verglichen.',
    en: 'whether the PDF stands in the evidence log. With --log it is compared.',
  },
  seal: {
    de: 'das Zertifikat, mit dem das PDF gesiegelt ist: der Datensatz nennt keines. Nennen Sie es mit --seal, oder das Protokoll mit --log.',
    en: 'the certificate that sealed the PDF: the record names none. Name it with --seal, or the log with --log.',
  },
  authority: {
    de: 'wer die Stelle ist, die den Zeitstempel gab: nennen Sie ihr Zertifikat oder das ihrer Wurzel mit --tsa.',
    en: 'who the authority is that gave the time stamp: name its certificate or that of its root with --tsa.',
  },
  letter: {
    de: 'was der Brief sichtbar sagt: es gilt der Wortlaut aus dem Datensatz, oben. Mit --log wird der ganze Brief verglichen.',
    en: 'what the letter visibly says: the wording in the record counts, above. With --log the whole letter is compared.',
  },
}

const trust: Record<Locale, string> = {
  de: '  Gilt der Schlüssel, so nennen Sie ihn mit --trust.',
  en: '  If the key counts, name it with --trust.',
}

function verdict(reports: Report[], locale: Locale): string[] {
  const de = locale === 'de'
  const findings = reports.flatMap((report) => report.findings)
  const of = ({ about }: Report) => (about ? `${about}: ` : '')
  const notes = reports.flatMap((report) =>
    report.uncompared.map((what) => `- ${of(report)}${what}`),
  )
  const notCompared = de ? 'Nicht verglichen wurden:' : 'Not compared:'
  if (findings.length === 0 && notes.length === 0) return [de ? 'Alles stimmt.' : 'All is well.']
  if (findings.length === 0)
    return [
      de ? 'Was verglichen wurde, stimmt.' : 'What was compared is well.',
      notCompared,
      ...notes,
    ]
  const wrong = de ? 'Hier stimmt etwas nicht:' : 'Something is wrong:'
  const found = reports.flatMap((report) =>
    report.findings.map((finding) => `- ${of(report)}${findingText(finding, locale)}`),
  )
  if (findings.some(({ code }) => code === 'key')) found.push(trust[locale])
  return [wrong, ...found, ...(notes.length > 0 ? [notCompared, ...notes] : [])]
}

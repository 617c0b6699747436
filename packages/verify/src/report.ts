import type { Finding } from './findings.ts'
import type { LogResult } from './log.ts'
import type { ReceiptResult } from './receipt.ts'
import { findingText, type Locale } from './words.ts'

type Report = { facts: string[]; findings: Finding[] }

/** What was checked, as lines for a person; one verdict over all of it comes last. */
export const reportOf = (reports: Report[], locale: Locale): string =>
  [
    ...reports.flatMap(({ facts }) => [...facts, '']),
    ...verdict(
      reports.flatMap(({ findings }) => findings),
      locale,
    ),
  ].join('\n')

export function logFacts(result: LogResult, locale: Locale): Report {
  const { client, events, opened, erased, head, keysGiven, kept, findings } = result
  const de = locale === 'de'
  const lines = [
    `${de ? 'Kunde' : 'Client'}: ${client}`,
    de
      ? `Ereignisse: ${events}, davon mit Angaben zur Person ${opened}, gelöscht ${erased}`
      : `Events: ${events}, of which say something of a person ${opened}, erased ${erased}`,
    ...(head ? [`${de ? 'Kopf' : 'Head'}: ${head.sequence} ${head.hash} ${head.at}`] : []),
    ...(head ? [`${de ? 'Schlüssel' : 'Key'}: ${head.kid}`] : []),
    ...(kept ? [`${de ? 'Verglichen mit' : 'Compared with'}: ${kept.sequence} ${kept.hash}`] : []),
    ...(keysGiven ? [] : [ownKeys[locale]]),
  ]
  return { facts: lines, findings }
}

const ownKeys: Record<Locale, string> = {
  de: 'Hinweis: geprüft mit dem Schlüssel aus der Datei selbst. Vergleichen Sie ihn mit einem, den Sie früher erhalten haben, oder nennen Sie --jwks.',
  en: 'Note: checked by the key the file brings along. Compare it with one you got earlier, or name --jwks.',
}

export function receiptFacts(result: ReceiptResult, locale: Locale): Report {
  const { number, act, issuedAt, client, givenBy, subject, kid, seal, findings } = result
  const de = locale === 'de'
  const lines = [
    `${de ? 'Quittung' : 'Receipt'}: ${number}, ${act}, ${issuedAt}`,
    `${de ? 'Kunde' : 'Client'}: ${client.name} (${client.id})`,
    `${de ? 'Gegenstand' : 'Subject'}: ${subject}, ${givenBy}`,
    ...(kid ? [`${de ? 'Schlüssel' : 'Key'}: ${kid}`] : []),
    ...(seal
      ? [
          `${de ? 'Siegel' : 'Seal'}: ${seal.subject.replaceAll('\n', ', ')}, SHA-256 ${seal.fingerprint}`,
        ]
      : []),
  ]
  return { facts: lines, findings }
}

function verdict(findings: Finding[], locale: Locale): string[] {
  if (findings.length === 0) return [locale === 'de' ? 'Alles stimmt.' : 'All is well.']
  const wrong = locale === 'de' ? 'Hier stimmt etwas nicht:' : 'Something is wrong:'
  return [wrong, ...findings.map((finding) => `- ${findingText(finding, locale)}`)]
}

import type { Locale } from '@portal/domain/accounts/contract'
import type { Severity } from '@portal/domain/notices/severity'
import { severityNames } from '@portal/domain/notices/written'

/** Where the provider says who it is by law, and what it does with data; none where it has not said so. */
export type LegalLinks = {
  legalNoticeUrl?: string | null | undefined
  privacyUrl?: string | null | undefined
}

export type MailText = { subject: string; text: string; html: string }

/** What differs from one mail to the next. `small` stands below the links. */
export type MailParts = {
  /** What kind of thing it tells of. */
  headline: string
  urgency: Severity
  /** For which practices; none where it is about somebody's own account. */
  practices: string[]
  /** Empty: nobody has said yet who runs the portal. */
  provider: string
  what: string
  links: { link: string; label: string }[]
  small: string[]
  /** The last line of every mail. */
  legal?: LegalLinks
}

const words = {
  de: {
    greeting: 'Guten Tag,',
    urgency: 'Dringlichkeit',
    practice: 'Auftraggeber',
    practices: 'Auftraggeber',
    provider: 'Absender',
    legalNotice: 'Impressum',
    privacy: 'Datenschutz',
    more: (count: number) => `und ${count} weitere`,
  },
  en: {
    greeting: 'Hello,',
    urgency: 'Urgency',
    practice: 'Client',
    practices: 'Clients',
    provider: 'Sender',
    legalNotice: 'Legal notice',
    privacy: 'Privacy',
    more: (count: number) => `and ${count} more`,
  },
} satisfies Record<Locale, object>

/** So many letters of a name stand in a subject, and so many names. */
const mostLetters = 60
const mostNames = 2

const letters = new Intl.Segmenter('de', { granularity: 'grapheme' })
// What breaks a line or turns the direction could make a header, or another subject, of a name.
const unwelcome = /[\p{Cc}\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]+/gu

/** A name as one line. */
export const lineOf = (name: string): string =>
  name.toWellFormed().replaceAll(unwelcome, ' ').replaceAll(/\s+/gu, ' ').trim()

/** The same, no longer than a subject can bear; cut between letters as they are seen. */
function shortened(name: string): string {
  const seen = Array.from(letters.segment(lineOf(name).slice(0, 1_000)), ({ segment }) => segment)
  const kept = seen
    .slice(0, mostLetters - 1)
    .join('')
    .slice(0, 4 * mostLetters)
  return seen.length > mostLetters ? `${kept.trimEnd()}…` : seen.join('').slice(0, 4 * mostLetters)
}

/**
 * The form every mail of the portal has, as text and as HTML that says the same: the subject and the first lines say what kind it is
 * of, how pressing, for which practice and from whom (§ 203 StGB: and nothing else).
 */
export function frameMail(locale: Locale, parts: MailParts): MailText {
  const { headline, urgency, practices, provider, what, links, legal = {} } = parts
  const { greeting, more, ...labels } = words[locale]
  const legally = [
    ...(legal.legalNoticeUrl ? [`${labels.legalNotice}: ${legal.legalNoticeUrl}`] : []),
    ...(legal.privacyUrl ? [`${labels.privacy}: ${legal.privacyUrl}`] : []),
  ]
  const small = [...parts.small, ...(legally.length > 0 ? [legally.join(' · ')] : [])]
  const pressing = severityNames[urgency][locale]
  const named = practices.slice(0, mostNames).map(shortened)
  const others = practices.length - named.length
  const subject = [
    headline,
    pressing,
    ...(named.length > 0
      ? [[named.join(', '), ...(others > 0 ? [more(others)] : [])].join(' ')]
      : []),
    ...(provider ? [shortened(provider)] : []),
  ].join(' · ')
  const facts = [
    [labels.urgency, pressing],
    ...(practices.length > 0
      ? [
          [
            practices.length > 1 ? labels.practices : labels.practice,
            practices.map(lineOf).join('; '),
          ],
        ]
      : []),
    ...(provider ? [[labels.provider, lineOf(provider)]] : []),
  ]
  const several = links.length > 1
  const above = [headline, ...facts.map((fact) => fact.join(': '))]
  return {
    subject,
    text: `${[
      greeting,
      above.join('\n'),
      what,
      ...links.map(({ link, label }) => (several ? `${label}:\n${link}` : link)),
      ...small,
    ].join('\n\n')}\n`,
    html: [
      `<!doctype html><html lang="${locale}"><meta charset="utf-8"><body style="font-family:sans-serif;line-height:1.5;color:#1d2a33">`,
      `<p>${greeting}</p><p><strong>${escape(headline)}</strong>`,
      ...facts.map((fact) => `<br>${escape(fact.join(': '))}`),
      `</p><p>${escape(what)}</p>`,
      ...links.map(
        ({ link, label }) =>
          `<p><a href="${escape(link)}" style="color:#0b5a6f">${escape(label)}</a></p>`,
      ),
      ...small.map((line) => `<p style="color:#5b6770;font-size:14px">${escape(line)}</p>`),
      '</body></html>',
    ].join(''),
  }
}

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

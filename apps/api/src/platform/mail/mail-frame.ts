import type { Locale } from '@portal/domain/accounts/contract'

export type MailText = { subject: string; text: string; html: string }

/** What differs from one mail to the next. `small` stands below the link. */
export type MailParts = {
  subject: string
  what: string
  link: string
  label: string
  small: string[]
}

const greetings: Record<Locale, string> = { de: 'Guten Tag,', en: 'Hello,' }

/** The form every mail of the portal has, as text and as HTML that says the same. */
export function frameMail(
  locale: Locale,
  { subject, what, link, label, small }: MailParts,
): MailText {
  const greeting = greetings[locale]
  return {
    subject: `AVV-Portal: ${subject}`,
    text: `${[greeting, `${subject}.\n${what}`, link, ...small].join('\n\n')}\n`,
    html: [
      `<!doctype html><html lang="${locale}"><meta charset="utf-8"><body style="font-family:sans-serif;line-height:1.5;color:#1d2a33">`,
      `<p>${greeting}</p><p><strong>${escape(subject)}.</strong><br>${escape(what)}</p>`,
      `<p><a href="${escape(link)}" style="color:#0b5a6f">${escape(label)}</a></p>`,
      ...small.map((line) => `<p style="color:#5b6770;font-size:14px">${escape(line)}</p>`),
      '</body></html>',
    ].join(''),
  }
}

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

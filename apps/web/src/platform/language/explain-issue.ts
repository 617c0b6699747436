import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Issue } from '@portal/domain/fault'
import type { z } from 'zod'
import { say } from './i18n.ts'

/** By the code of what is wrong, or by the field it is wrong in, such as `/email`. Codes are zod's in our spelling and, for our own rules, their names. */
export type IssueWords = Readonly<Record<string, MessageDescriptor>>

const missing = msg`Diese Angabe fehlt.`
const notOffered = msg`Bitte wählen Sie eine der angebotenen Möglichkeiten.`
const reversed = msg`Das Ende liegt vor dem Anfang.`
const unknown = msg`Bitte prüfen Sie diese Angabe.`

const general: IssueWords = {
  '/email': msg`Bitte geben Sie eine vollständige E-Mail-Adresse ein.`,
  '/email.mail-name': msg`Umlaute und andere Sonderzeichen vor dem @ nehmen die meisten Mailserver nicht an. Bitte geben Sie eine andere Adresse an; hinter dem @ sind Umlaute erlaubt.`,
  blank: missing,
  'too-small': missing,
  'invalid-type': missing,
  'invalid-value': notOffered,
  'invalid-union': notOffered,
  'too-big': msg`Das ist zu lang.`,
  'control-characters': msg`Der Text enthält unsichtbare Steuerzeichen. Bitte tippen Sie ihn neu oder fügen Sie ihn ohne Formatierung ein.`,
  period: reversed,
  'range-reversed': reversed,
  future: msg`Dieser Zeitpunkt liegt in der Zukunft.`,
  past: msg`Dieser Tag liegt in der Vergangenheit.`,
  duplicate: msg`Das ist schon genannt.`,
  'nothing-to-change': msg`Hier ist nichts geändert.`,
}
let words = general

export const addIssueWords = (ofFeatures: IssueWords): void =>
  void (words = { ...words, ...ofFeatures })

/** What is wrong with one field. */
export function explainIssue({ code, path }: Issue): string {
  const field = path.slice(path.lastIndexOf('/'))
  return say(words[`${field}.${code}`] ?? words[field] ?? words[code] ?? unknown)
}

/** zod's findings just as the server names them: the place as a JSON pointer, our own rules by their name. */
export const issuesOf = (error: z.ZodError): Issue[] =>
  error.issues.map((issue) => ({
    path: issue.path.map((part) => `/${String(part)}`).join(''),
    message: issue.message,
    code:
      issue.code === 'custom'
        ? String(issue.params?.['rule'] ?? 'custom')
        : issue.code.replaceAll('_', '-'),
  }))

import { t } from '@lingui/core/macro'
import type { Issue } from '@portal/domain/fault'
import type { z } from 'zod'

/** What is wrong with one field. Codes are zod's in our spelling and, for our own rules, their names. */
export function explainIssue({ code, path }: Issue): string {
  if (path.endsWith('/code')) return t`Der Code besteht aus sechs Ziffern.`
  if (path.endsWith('/recoveryCode'))
    return t`Ein Wiederherstellungscode besteht aus vier Gruppen zu je vier Zeichen.`
  if (path.endsWith('/email')) return t`Bitte geben Sie eine vollständige E-Mail-Adresse ein.`
  switch (code) {
    case 'blank':
    case 'too-small':
    case 'invalid-type':
      return t`Diese Angabe fehlt.`
    case 'invalid-value':
    case 'invalid-union':
      return t`Bitte wählen Sie eine der angebotenen Möglichkeiten.`
    case 'too-big':
      return t`Das ist zu lang.`
    case 'control-characters':
      return t`Der Text enthält unsichtbare Steuerzeichen. Bitte tippen Sie ihn neu oder fügen Sie ihn ohne Formatierung ein.`
    case 'period':
    case 'range-reversed':
      return t`Das Ende liegt vor dem Anfang.`
    case 'future':
      return t`Dieser Zeitpunkt liegt in der Zukunft.`
    case 'amount':
      return t`Bitte geben Sie einen Betrag in Euro ein, etwa 120,00.`
    case 'past':
      return t`Dieser Tag liegt in der Vergangenheit.`
    case 'later':
      return t`Dieser Tag liegt nach dem Ende, das schon eingetragen ist.`
    case 'nothing-to-change':
      return t`Hier ist nichts geändert.`
    case 'password-short':
      return t`Bitte wählen Sie ein Passwort mit mindestens 12 Zeichen.`
    case 'password-long':
      return t`Bitte wählen Sie ein Passwort mit höchstens 256 Zeichen.`
    default:
      return t`Bitte prüfen Sie diese Angabe.`
  }
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

import type { MessageDescriptor } from '@lingui/core'
import { msg, t } from '@lingui/core/macro'
import type { ActiveContent } from '@portal/domain/active-content'
import type { FaultOf } from '@portal/domain/fault'
import { say } from '../platform/language/i18n.ts'

const activeContentWords: Record<ActiveContent, MessageDescriptor> = {
  script: msg`ein Skript (JavaScript)`,
  launch: msg`den Start eines Programms (Launch)`,
  'form-submission': msg`ein Formular, das sich selbst versendet (SubmitForm)`,
  'data-import': msg`das Einlesen fremder Daten (ImportData)`,
  'other-file': msg`einen Sprung in eine andere Datei (GoToR, GoToE)`,
  media: msg`Ton, Film oder 3D (RichMedia)`,
  xfa: msg`ein XFA-Formular`,
  'embedded-file': msg`eine eingebettete Datei, die weder Dokument noch reine Daten ist`,
  'external-content': msg`Inhalte, die in einer anderen Datei stehen`,
  'automatic-action': msg`eine Aktion, die von selbst abläuft`,
  link: msg`einen Link, der nicht ins Web führt`,
}

/** What a PDF was refused for, by its name, and what to do. */
export function activeContentWord({ active, fileName }: FaultOf<'file-refused'>): string {
  if (active === undefined)
    return t`Diese PDF-Datei enthält aktive Inhalte. Bitte speichern Sie sie als einfache PDF-Datei.`
  const found = say(activeContentWords[active])
  return fileName === undefined
    ? t`Diese PDF-Datei enthält ${found}. Bitte speichern Sie sie als einfache PDF-Datei.`
    : t`Diese PDF-Datei enthält ${found}: „${fileName}“. Bitte entfernen Sie diese Datei daraus.`
}

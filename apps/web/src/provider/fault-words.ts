import type { MessageDescriptor } from '@lingui/core'
import { msg, t } from '@lingui/core/macro'
import type { ActiveDrawing } from '@portal/domain/active-drawing'
import type { FaultOf } from '@portal/domain/fault'
import type { FeatureFaultWords } from '../platform/language/explain.ts'
import type { IssueWords } from '../platform/language/explain-issue.ts'
import { wait } from '../platform/language/fault-words.ts'
import { say } from '../platform/language/i18n.ts'

const drawings: Record<ActiveDrawing, MessageDescriptor> = {
  script: msg`ein Skript`,
  'event-handler': msg`ein Skript an einem Ereignis (wie onload)`,
  'foreign-object': msg`Inhalte, die keine Zeichnung sind (foreignObject, HTML)`,
  'other-file': msg`ein Bild oder einen Verweis auf eine andere Datei`,
  entities: msg`eigene Entitäten (DOCTYPE)`,
  instruction: msg`eine Anweisung an ein Programm (wie xml-stylesheet)`,
  animation: msg`eine Animation`,
  text: msg`Text, der nicht in Pfade umgewandelt ist`,
  link: msg`einen Link`,
}

/** What an SVG was refused for, where it stands, and what to do. */
function activeDrawingWord({ drawing, line }: FaultOf<'file-refused'>): string {
  if (drawing === undefined || line === undefined)
    return t`Dieses SVG enthält mehr als eine Zeichnung. Bitte senden Sie ein PNG.`
  const found = say(drawings[drawing])
  return t`Dieses SVG enthält in Zeile ${line} ${found}. Bitte speichern Sie es als reine Zeichnung, oder senden Sie ein PNG.`
}

export const providerFaultWords = {
  'file-refused.active-drawing': activeDrawingWord,
  'file-refused.not-an-image': msg`Diese Datei ist kein PNG und kein SVG, oder sie ist beschädigt.`,
  'file-refused.image-too-large': msg`Dieses Logo ist größer als 512 KB.`,
  'file-refused.image-size': msg`Jede Seite eines Logos ist zwischen 16 und 4096 Bildpunkte lang.`,
  'file-refused.image-blank': msg`In diesem Bild ist nichts zu sehen.`,
  'quota-exceeded.settings': ({ retryAfter }) =>
    t`Diese Angaben wurden in kurzer Zeit sehr oft geändert. Das Portal nimmt weitere Änderungen in ${wait(retryAfter)} wieder an.`,
} satisfies Partial<FeatureFaultWords>

export const providerIssueWords: IssueWords = {
  'https-url': msg`Bitte geben Sie eine vollständige Adresse ein, die mit https:// beginnt.`,
}

import { t } from '@lingui/core/macro'
import type { Details } from '@portal/domain/instructions/kinds'
import type { ReactNode } from 'react'
import { say } from '../../platform/language/i18n.ts'
import { Day } from '../../ui/basics/moment.tsx'
import { occasionWords } from '../words.ts'

/** What an error report (§8.5) or a request for support (§6.8, §10.1) says beside its text. */
export function detailRows(details: Details | null): [ReactNode, ReactNode][] {
  if (!details) return []
  if (details.about === 'error')
    return [
      [t`Aufgefallen am`, <Day key="found" on={details.foundOn} />],
      [t`Wo es sich zeigt`, details.where],
    ]
  const { occasion, askedBy, reference, respondBy } = details
  return [
    [t`Anlass`, say(occasionWords[occasion])],
    [t`Angefragt von`, askedBy],
    [t`Aktenzeichen`, reference],
    [t`Antwort fällig am`, respondBy && <Day key="respond" on={respondBy} />],
  ]
}

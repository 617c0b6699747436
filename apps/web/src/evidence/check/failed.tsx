import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Banner } from '../../ui/basics/banner.tsx'
import type { Failure } from './protocol.ts'

/** Nothing was found out, neither good nor bad. */
export const Failed = ({ why }: { why: Failure }) => (
  <Banner tone="caution" title={<Trans>Es wurde nichts geprüft.</Trans>}>
    <p role="status">{reasons[why]}</p>
  </Banner>
)

const reasons: Record<Failure, ReactNode> = {
  'no-answer': (
    <Trans>
      Das Portal hat das Protokoll nicht herausgegeben. Bitte versuchen Sie es noch einmal,
      nötigenfalls nach einer neuen Anmeldung.
    </Trans>
  ),
  'broken-off': (
    <Trans>
      Die Übertragung des Protokolls ist abgebrochen. Bitte versuchen Sie es noch einmal. Bricht sie
      wieder ab, sagen Sie es Ihrem Auftragnehmer.
    </Trans>
  ),
  'no-head': (
    <Trans>
      Der aufbewahrte Stand ist unvollständig kopiert. Bitte kopieren Sie ihn noch einmal ganz.
    </Trans>
  ),
  'too-old': (
    <Trans>
      Dieser Browser kann unsere Unterschriften nicht prüfen. Bitte nehmen Sie einen neueren oder
      das Prüfprogramm avv-verify weiter unten.
    </Trans>
  ),
}

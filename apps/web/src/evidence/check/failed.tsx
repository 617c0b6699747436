import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Banner } from '../../ui/basics/banner.tsx'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import type { Failure } from './protocol.ts'

/** Nothing was found out, neither good nor bad. */
export const Failed = ({ why }: { why: Failure }) => (
  <>
    <Banner tone="caution" title={<Trans>Es wurde nichts geprüft.</Trans>}>
      <p role="status">{reasons[why]}</p>
    </Banner>
    {helpedByReload.includes(why) && (
      <ButtonRow>
        <Button onClick={() => location.reload()}>
          <Trans>Neu laden</Trans>
        </Button>
      </ButtonRow>
    )}
  </>
)

const helpedByReload: readonly Failure[] = ['not-loaded', 'crashed', 'outdated']

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
  'not-loaded': (
    <Trans>
      Was prüft, ließ sich nicht laden. Bitte prüfen Sie die Verbindung und versuchen Sie es noch
      einmal, oder laden Sie die Seite neu. Ihr Stand bleibt im Feld stehen; Dateien wählen Sie dann
      noch einmal.
    </Trans>
  ),
  crashed: (
    <Trans>
      Die Prüfung ist in Ihrem Browser abgebrochen; über das Protokoll sagt das nichts. Bitte
      versuchen Sie es noch einmal, oder laden Sie die Seite neu. Ihr Stand bleibt im Feld stehen.
    </Trans>
  ),
  outdated: (
    <Trans>
      Das Portal ist inzwischen neuer als diese Seite, und was sie fände, wäre nicht verlässlich.
      Bitte laden Sie die Seite neu und prüfen Sie noch einmal. Ihr Stand bleibt im Feld stehen;
      Dateien wählen Sie dann noch einmal.
    </Trans>
  ),
}

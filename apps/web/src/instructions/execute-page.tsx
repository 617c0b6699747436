import { Trans, useLingui } from '@lingui/react/macro'
import { ExecuteInstruction } from '@portal/domain/instructions/contract'
import { ProcessingPage } from './processing-page.tsx'
import { executeInstruction } from './queries.ts'
import { ReportFields } from './report-fields.tsx'

const blank = {
  report: '',
  executedFrom: null,
  executedUntil: null,
  result: '',
  evidence: null,
  subprocessorsInformed: null,
  remaining: null,
}

/** The provider reports how it carried the instruction out. */
export function ExecutePage({ id, go }: { id: string; go: (to: string) => void }) {
  const { t } = useLingui()
  return (
    <ProcessingPage
      id={id}
      go={go}
      move="execute"
      schema={ExecuteInstruction}
      blank={blank}
      send={executeInstruction}
      words={({ number, clientName }) => ({
        title: t`Ausführung melden`,
        ask: <Trans>Diesen Bericht abgeben?</Trans>,
        consequence: (
          <Trans>
            {clientName} erhält den Bericht zur Weisung {number} sofort. Er lässt sich danach nicht
            mehr ändern.
          </Trans>
        ),
        act: <Trans>Als ausgeführt melden</Trans>,
        done: t`Die Ausführung ist gemeldet.`,
      })}
      Fields={ReportFields}
    />
  )
}

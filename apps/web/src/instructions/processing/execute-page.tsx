import { Trans, useLingui } from '@lingui/react/macro'
import { isOfDeletion } from '@portal/domain/instructions/kinds'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { blankReport, executeFormOf } from './execute-contract.ts'
import { Framed } from '../../ui/data/framed.tsx'
import { ReportLines } from '../matters/execution-report.tsx'
import { ProcessingPage } from '../binding/processing-page.tsx'
import { executeInstruction, instructionQuery } from '../queries.ts'
import { ReportFields } from './report-fields.tsx'

/** The provider reports how it carried the instruction out. */
export function ExecutePage({ id, go }: { id: string; go: (to: string) => void }) {
  const { t } = useLingui()
  const { data } = useSuspenseQuery(instructionQuery(id))
  const schema = useMemo(() => executeFormOf(data), [data])
  return (
    <ProcessingPage
      id={id}
      go={go}
      move="execute"
      schema={schema}
      blank={(instruction) => blankReport(isOfDeletion(instruction.kind))}
      send={executeInstruction}
      words={({ number, clientName }) => ({
        title: t`Ausführung melden`,
        consequence: t`${clientName} erhält den Bericht zur Weisung ${number} sofort. Er lässt sich danach nicht mehr ändern.`,
        act: <Trans>Als ausgeführt melden</Trans>,
        done: t`Die Ausführung ist gemeldet.`,
      })}
      renderReview={(input) => (
        <Framed head={<Trans>Genau das bestätigen Sie</Trans>}>
          <ReportLines execution={input} />
        </Framed>
      )}
      Fields={ReportFields}
    />
  )
}

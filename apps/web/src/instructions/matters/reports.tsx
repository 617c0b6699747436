import { Trans } from '@lingui/react/macro'
import type { Instruction } from '@portal/domain/instructions/contract'
import { LinkButton } from '../../ui/basics/button.tsx'
import { Report } from './execution-report.tsx'

/** Every report of an execution, the latest first: after a defect there is another one. */
export const Reports = ({
  instruction: { id, execution: latest, executions },
}: {
  instruction: Instruction
}) =>
  executions
    .map((execution, index) => (
      <Report
        key={execution.at}
        execution={execution}
        title={executions.length > 1 ? <Trans>{index + 1}. Ausführungsbericht</Trans> : undefined}
      >
        {execution.deletion && execution.at === latest?.at && (
          <div data-print="no">
            <LinkButton
              href={`/api/v1/instructions/${id}/deletion-protocol`}
              icon="download"
              download
            >
              <Trans>Löschprotokoll (PDF)</Trans>
            </LinkButton>
          </div>
        )}
      </Report>
    ))
    .toReversed()

import { Trans, useLingui } from '@lingui/react/macro'
import { AcceptExecution } from '@portal/domain/instructions/acts'
import { bindingRequest } from '../acts.ts'
import { InstructionAct, type OnInstruction } from '../binding/instruction-act.tsx'
import { ReportLines } from '../matters/execution-report.tsx'
import { Said } from '../../binding/said.tsx'
import { RemarkField } from '../binding/remark-field.tsx'

const Remark = AcceptExecution.pick({ remark: true })

/** The client accepts what was done (§8.3). */
export function AcceptPage(stepped: OnInstruction) {
  const { t } = useLingui()
  return (
    <InstructionAct
      {...stepped}
      move="accept"
      act="instruction.accepted"
      schema={Remark}
      blank={() => ({ remark: null })}
      words={() => ({
        title: t`Ausführung annehmen`,
        lead: t`Sie bestätigen, dass die Weisung so ausgeführt ist, wie Sie es wollten.`,
        act: <Trans>Ausführung verbindlich annehmen</Trans>,
      })}
      renderAbout={({ execution }) => execution && <ReportLines execution={execution} />}
      renderFields={({ form }) => <RemarkField maxLength={2_000} {...form.field('remark')} />}
      renderReview={({ record: { number, title, execution }, input }) => (
        <Said
          rows={[
            [t`Sie nehmen ab`, [number, title].filter(Boolean).join(', ')],
            [t`Gemeldetes Ergebnis`, execution?.result],
            [t`Ihre Anmerkung`, input.remark],
          ]}
        />
      )}
      send={bindingRequest<AcceptExecution>('acceptance')}
    />
  )
}

import { Trans, useLingui } from '@lingui/react/macro'
import { AcceptExecution } from '@portal/domain/instructions/acts'
import { challengeOfInput } from '../../binding/challenge.ts'
import { acceptExecution } from '../acts.ts'
import { BindingPage } from '../binding/binding-page.tsx'
import { ReportLines } from '../matters/execution-report.tsx'
import { RemarkField, Said } from '../binding/said.tsx'
import type { Stepped } from '../binding/use-binding.ts'

const Remark = AcceptExecution.pick({ remark: true })

/** The client accepts what was done (§8.3). */
export function AcceptPage(stepped: Stepped) {
  const { t } = useLingui()
  return (
    <BindingPage
      {...stepped}
      move="accept"
      path="abnehmen"
      clause="§ 8.3"
      schema={Remark}
      blank={() => ({ remark: null })}
      words={() => ({
        title: t`Ausführung abnehmen`,
        lead: (
          <Trans>Sie bestätigen, dass die Weisung so ausgeführt ist, wie Sie es wollten.</Trans>
        ),
        act: <Trans>Ausführung verbindlich abnehmen</Trans>,
      })}
      renderAbout={({ instruction: { execution } }) =>
        execution && <ReportLines execution={execution} />
      }
      renderFields={({ form }) => <RemarkField maxLength={2_000} {...form.field('remark')} />}
      renderReview={({ instruction: { number, title, execution }, input }) => (
        <Said
          rows={[
            [t`Sie nehmen ab`, [number, title].filter(Boolean).join(', ')],
            [t`Gemeldetes Ergebnis`, execution?.result],
            [t`Ihre Anmerkung`, input.remark],
          ]}
        />
      )}
      challenge={({ id }, input) => challengeOfInput('instruction.accepted', id, input)}
      send={acceptExecution}
    />
  )
}

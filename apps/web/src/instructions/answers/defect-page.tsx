import { Trans, useLingui } from '@lingui/react/macro'
import { ReportDefect } from '@portal/domain/instructions/acts'
import { TextArea } from '../../ui/form/text-field.tsx'
import { reportDefect } from '../acts.ts'
import { Said } from '../../binding/said.tsx'
import { ProcessingPage } from '../binding/processing-page.tsx'
import type { FormOf } from '../../platform/form/form.ts'

/** Something of the execution is missing or wrong: the provider goes on with it. */
export function DefectPage({ id, go }: { id: string; go: (to: string) => void }) {
  const { t } = useLingui()
  return (
    <ProcessingPage
      id={id}
      go={go}
      move="report_defect"
      schema={ReportDefect}
      blank={() => ({ defect: '' })}
      send={reportDefect}
      words={({ number }) => ({
        title: t`Mangel melden`,
        consequence: t`Ihr Auftragnehmer erhält die Meldung zur Weisung ${number} sofort und muss sie weiter ausführen, bis es stimmt.`,
        act: <Trans>Mangel melden</Trans>,
        done: t`Der Mangel ist gemeldet.`,
      })}
      renderReview={({ defect }) => <Said rows={[[t`Ihr Mangel`, defect]]} />}
      Fields={DefectFields}
    />
  )
}

function DefectFields({ form }: { form: FormOf<typeof ReportDefect> }) {
  const { t } = useLingui()
  return (
    <TextArea
      label={t`Was fehlt oder stimmt nicht?`}
      description={t`So genau, dass Ihr Auftragnehmer es findet. Bitte ohne Namen von Patienten.`}
      maxLength={5_000}
      {...form.field('defect')}
    />
  )
}

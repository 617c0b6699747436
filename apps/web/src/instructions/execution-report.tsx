import { Trans, useLingui } from '@lingui/react/macro'
import type { ExecutionReport } from '@portal/domain/instructions/contract'
import { DefinitionList } from '../ui/definition-list.tsx'
import { Moment } from '../ui/moment.tsx'
import { Section } from '../ui/page.tsx'
import { Prose } from './wording.tsx'

/** What the provider answers for: how it was done, what came of it, what remains. */
export function Report({ execution }: { execution: ExecutionReport }) {
  const { t } = useLingui()
  const {
    executedFrom,
    executedUntil,
    report,
    result,
    evidence,
    subprocessorsInformed,
    remaining,
  } = execution
  return (
    <Section title={<Trans>Ausführungsbericht</Trans>} clause="§ 8.3">
      <DefinitionList
        rows={[
          [t`Ergebnis`, <Prose key="result">{result}</Prose>],
          [t`Wie es geschah`, <Prose key="report">{report}</Prose>],
          [
            t`Ausgeführt`,
            <Trans key="time">
              <Moment at={executedFrom} /> bis <Moment at={executedUntil} />
            </Trans>,
          ],
          [t`Belege`, evidence && <Prose>{evidence}</Prose>],
          [
            t`Unterrichtete Unterauftragnehmer`,
            subprocessorsInformed && <Prose>{subprocessorsInformed}</Prose>,
          ],
          [t`Was bleibt, und warum`, remaining && <Prose>{remaining}</Prose>],
          [
            t`Gemeldet von`,
            <Trans key="by">
              {execution.by}, <Moment at={execution.at} />
            </Trans>,
          ],
        ]}
      />
    </Section>
  )
}

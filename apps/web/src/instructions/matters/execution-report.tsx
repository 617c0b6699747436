import { Trans, useLingui } from '@lingui/react/macro'
import type { ExecutionReport } from '@portal/domain/instructions/execution'
import type { ReactNode } from 'react'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import { Moment } from '../../ui/basics/moment.tsx'
import { Section } from '../../ui/page/page.tsx'
import styles from '../instruction.module.css'
import { Prose } from '../../ui/data/framed.tsx'

/** What the provider answers for: how it was done, what came of it, what remains. */
export const Report = ({
  execution,
  title,
  children,
}: {
  execution: ExecutionReport
  title?: ReactNode
  children?: ReactNode
}) => (
  <Section title={title ?? <Trans>Ausführungsbericht</Trans>} clause="§ 8.3">
    <ReportLines execution={execution} />
    {children}
  </Section>
)

/** The same without its heading. */
export function ReportLines({
  execution,
}: {
  /** Before it is sent nobody has reported it. */
  execution: Omit<ExecutionReport, 'by' | 'at'> & Partial<Pick<ExecutionReport, 'by' | 'at'>>
}) {
  const { t } = useLingui()
  const {
    executedFrom,
    executedUntil,
    report,
    result,
    evidence,
    subprocessorsInformed,
    remaining,
    deletion,
  } = execution
  const none = t`keine Angabe`
  return (
    <>
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
          [t`Belege`, <Prose key="evidence">{evidence ?? none}</Prose>],
          [
            t`Unterrichtete Unterauftragnehmer`,
            <Prose key="informed">{subprocessorsInformed ?? none}</Prose>,
          ],
          [t`Was bleibt, und warum`, <Prose key="remaining">{remaining ?? none}</Prose>],
          [
            t`Gemeldet von`,
            execution.by && execution.at && (
              <Trans key="by">
                {execution.by}, <Moment at={execution.at} />
              </Trans>
            ),
          ],
        ]}
      />
      {deletion && <Protocol deletion={deletion} />}
    </>
  )
}

/** The deletion protocol (§11.2). */
function Protocol({ deletion }: { deletion: NonNullable<ExecutionReport['deletion']> }) {
  const { t } = useLingui()
  const { dataSets, systems, mediaIds, backups, method, verification } = deletion
  const rows = [
    [t`Gelöschte Datensätze`, dataSets],
    [t`Aus den Systemen`, systems],
    [t`Datenträger`, mediaIds ?? t`keine Angabe`],
    [t`Sicherungen`, backups],
    [t`Verfahren`, method],
    [t`Geprüft`, verification],
  ] as const
  return (
    <div className={styles.wording}>
      <p className={styles.wordingHead}>
        <Trans>Löschprotokoll (§ 11.2)</Trans>
      </p>
      <DefinitionList rows={rows.map(([name, line]) => [name, line && <Prose>{line}</Prose>])} />
    </div>
  )
}

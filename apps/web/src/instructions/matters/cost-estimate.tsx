import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { CostEstimate } from '@portal/domain/instructions/contract'
import { say } from '../../platform/language/i18n.ts'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import { Framed, Prose } from '../../ui/data/framed.tsx'
import { Moment } from '../../ui/basics/moment.tsx'
import { formatEuro } from './euro.ts'
import styles from '../instruction.module.css'

const decisionWords: Record<NonNullable<CostEstimate['decision']>, MessageDescriptor> = {
  approved: msg`Genehmigt`,
  refused: msg`Nicht genehmigt`,
  dropped: msg`Nicht entschieden, bevor die Weisung endete`,
}

/** What the provider asks for this instruction (§10.3), and what became of it. */
export function EstimateDocument({ estimate }: { estimate: CostEstimate }) {
  const { t } = useLingui()
  const { amountCents, grossCents, vatPercent, workWaits } = estimate
  const { basis, by, at, decision, remark, decidedBy, decidedAt } = estimate
  return (
    <Framed
      head={
        <>
          <span>
            <Trans>Kostenschätzung nach § 10.3</Trans>
          </span>
          <span>
            {by}, <Moment at={at} />
          </span>
        </>
      }
    >
      <div className={styles.amount}>
        <p className={styles.number}>{formatEuro(grossCents ?? amountCents)}</p>
        <p className={styles.soft}>
          {grossCents === null ? (
            <Trans>ohne Umsatzsteuer</Trans>
          ) : (
            <Trans>
              mit {vatPercent} % Umsatzsteuer, {formatEuro(amountCents)} ohne
            </Trans>
          )}
        </p>
      </div>
      <DefinitionList
        rows={[
          [t`Wie sie berechnet sind`, <Prose key="basis">{basis}</Prose>],
          ...(workWaits === null || decision !== null
            ? []
            : [
                [
                  t`Bis zur Entscheidung`,
                  workWaits
                    ? t`wartet der Auftragnehmer mit der Ausführung`
                    : t`geht die Ausführung weiter`,
                ] satisfies [string, string],
              ]),
          [
            t`Entscheidung`,
            decision ? (
              <span key="decision">
                {say(decisionWords[decision])}
                {decidedBy && decision !== 'dropped' && <>, {decidedBy}</>}
                {decidedAt && (
                  <>
                    , <Moment at={decidedAt} />
                  </>
                )}
              </span>
            ) : (
              t`steht aus`
            ),
          ],
          [t`Anmerkung`, remark && <Prose key="remark">{remark}</Prose>],
        ]}
      />
    </Framed>
  )
}

/** The one that still waits for a decision. */
export const openEstimateOf = ({
  costEstimates,
}: {
  costEstimates: CostEstimate[]
}): CostEstimate | null => costEstimates.findLast(({ decision }) => decision === null) ?? null

import { msg } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { Client } from '@portal/domain/clients/contract'
import { explain } from '../../../platform/language/explain.ts'
import { formatNumber } from '../../../platform/language/format.ts'
import { Badge } from '../../../ui/basics/badge.tsx'
import { Button, ButtonRow, LinkButton } from '../../../ui/basics/button.tsx'
import { Refusal } from '../../../ui/basics/refusal.tsx'
import { type Column, DataTable } from '../../../ui/data/data-table.tsx'
import { PageHeader } from '../../../ui/page/page-header.tsx'
import { Page, Section } from '../../../ui/page/page.tsx'
import { useState } from 'react'
import { faultOf } from '../../../platform/http/fault-of.ts'
import { sayNoScan } from '../say-no-scan.ts'
import styles from './many.module.css'
import type { Outcome } from './recorded.ts'

export type Outcomes = Readonly<Record<string, Outcome>>
type Line = { client: Client; outcome: Outcome | null; isNow: boolean }

const columns: Column<Line>[] = [
  {
    key: 'client',
    header: msg`Auftraggeber`,
    isRowHeader: true,
    cell: ({ client }) => (
      <a href={at(pages.clients.one, { id: client.id })} translate="no">
        {client.name}
      </a>
    ),
  },
  {
    key: 'state',
    header: msg`Stand`,
    cell: ({ outcome, isNow }) =>
      outcome ? (
        <Badge tone={outcome.kind === 'recorded' ? 'good' : 'alarm'}>
          {outcome.kind === 'recorded' ? <Trans>erfasst</Trans> : <Trans>nicht erfasst</Trans>}
        </Badge>
      ) : isNow ? (
        <Badge tone="accent">
          <Trans>wird erfasst</Trans>
        </Badge>
      ) : (
        <Badge>
          <Trans>noch offen</Trans>
        </Badge>
      ),
  },
  {
    key: 'what',
    header: msg`Vertrag oder Grund`,
    cell: ({ outcome }) =>
      outcome?.kind === 'recorded' ? (
        <a href={at(pages.agreements.one, { id: outcome.agreement.id })} translate="no">
          {outcome.agreement.number}
        </a>
      ) : (
        outcome && sayReason(outcome.error)
      ),
  },
]

const sayReason = (error: unknown) =>
  faultOf(error)?.code === 'file-refused' ? sayNoScan(error) : explain(error)

/** What is under way is not torn off, so it says that it was heard. */
function StopButton({ onStop }: { onStop: () => void }) {
  const [isStopping, setStopping] = useState(false)
  return (
    <Button
      isPending={isStopping}
      onClick={() => {
        setStopping(true)
        onStop()
      }}
    >
      {isStopping ? (
        <Trans>Hält nach diesem Vertrag an</Trans>
      ) : (
        <Trans>Nach diesem Vertrag anhalten</Trans>
      )}
    </Button>
  )
}

/** How far it is, then what is recorded, and what is not and why. */
export function RecordingStep({
  clients,
  outcomes,
  now,
  error,
  onStop,
  onAgain,
  onChange,
}: {
  clients: readonly Client[]
  outcomes: Outcomes
  /** Whose paper is being recorded; null: nothing goes on. */
  now: string | null
  /** What has kept all that is left from being recorded. */
  error: Error | null
  onStop: () => void
  onAgain: () => void
  onChange: () => void
}) {
  const { t } = useLingui()
  const recorded = clients.filter(({ id }) => outcomes[id]?.kind === 'recorded').length
  const left = clients.length - recorded
  const isRunning = now !== null
  return (
    <Page key="recording">
      <PageHeader
        // What was pressed last is gone with each turn: the heading takes the focus anew.
        key={String(isRunning)}
        title={isRunning ? t`Die Verträge werden erfasst` : t`Erfasste Verträge`}
        clause="§ 16"
        back={
          !isRunning && (
            <a href={pages.agreements.list}>
              <Trans>Alle Verträge</Trans>
            </a>
          )
        }
      />
      <Section>
        <progress
          className={styles.progress}
          value={Object.keys(outcomes).length}
          max={clients.length}
          aria-label={t`Fortschritt`}
        />
        <p role="status">
          <Trans>
            {formatNumber(recorded)} von {formatNumber(clients.length)} Verträgen sind erfasst.
          </Trans>
        </p>
        {isRunning ? (
          <>
            <p>
              <Trans>
                Lassen Sie diese Seite offen. Was erfasst ist, bleibt es; was noch offen ist, wird
                Ihnen wieder angeboten.
              </Trans>
            </p>
            <ButtonRow>
              <StopButton onStop={onStop} />
            </ButtonRow>
          </>
        ) : (
          <>
            <Refusal error={error} />
            {left > 0 && (
              <p>
                <Plural
                  value={left}
                  one="Ein Vertrag ist nicht erfasst. Doppelt entsteht nichts, wenn Sie es noch einmal versuchen."
                  other="# Verträge sind nicht erfasst. Doppelt entsteht nichts, wenn Sie es noch einmal versuchen."
                />
              </p>
            )}
            <p>
              <Trans>
                Die weisungsberechtigten Personen (§ 9) tragen Sie danach bei jedem Auftraggeber im
                Verzeichnis ein; das geht auch später.
              </Trans>
            </p>
            <ButtonRow>
              {left > 0 && (
                <Button look="primary" onClick={onAgain}>
                  <Plural
                    value={left}
                    one="Einen noch einmal versuchen"
                    other="# noch einmal versuchen"
                  />
                </Button>
              )}
              {left > 0 && (
                <Button onClick={onChange}>
                  <Trans>Angaben ändern</Trans>
                </Button>
              )}
              <LinkButton
                href={pages.agreements.list}
                {...(left === 0 && { look: 'primary' as const })}
              >
                <Trans>Zu den Verträgen</Trans>
              </LinkButton>
            </ButtonRow>
          </>
        )}
      </Section>
      <Section title={<Trans>Auftraggeber für Auftraggeber</Trans>}>
        <DataTable
          caption={t`Was mit jedem Vertrag ist`}
          columns={columns}
          rows={clients.map((client) => ({
            client,
            outcome: outcomes[client.id] ?? null,
            isNow: client.id === now,
          }))}
          rowKey={({ client }) => client.id}
        />
      </Section>
    </Page>
  )
}

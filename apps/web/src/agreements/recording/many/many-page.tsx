import { Trans, useLingui } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import type { Client } from '@portal/domain/clients/contract'
import { useMutation, useSuspenseQueries } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { clientsQuery } from '../../../clients/queries.ts'
import { germanToday } from '../../../platform/clock/german-time.ts'
import { useForm } from '../../../platform/form/form.ts'
import { providerQuery } from '../../../provider/queries.ts'
import { EmptyState } from '../../../ui/basics/empty-state.tsx'
import { PageHeader } from '../../../ui/page/page-header.tsx'
import { Page, Section } from '../../../ui/page/page.tsx'
import { annexesQuery } from '../../terms/annexes.ts'
import { noScanOf } from '../photographs.ts'
import { assertCommon, CommonForm, commonOf, paperFor, Proposed } from './common-form.ts'
import { CommonStep } from './common-step.tsx'
import { ManyReview } from './many-review.tsx'
import type { Ready } from './record-one.ts'
import { type Outcome, recordAll } from './recorded.ts'
import { type Outcomes, RecordingStep } from './recording-step.tsx'
import { type Rows, rowsForm, rowsFor } from './rows.ts'
import { RowsStep } from './rows-step.tsx'
import { scansFor, scansOf, useScans } from './scans.ts'
import { useLeaveWarning } from './use-leave-warning.ts'
import { assertChosen } from './whom.ts'

/** Records what many clients have signed with the same terms: the terms once, then each paper, a look at all, and one after the other. */
export function ManyPage({
  userId,
  chosen,
}: {
  userId: string
  /** Whom it begins with. */
  chosen: string[]
}) {
  const { t } = useLingui()
  useState(() => scansFor(userId))
  const [{ data: all }, { data: provider }, { data: annexes }] = useSuspenseQueries({
    queries: [clientsQuery(), providerQuery(), annexesQuery()],
  })
  const today = germanToday()
  const without = all.filter(({ hasAgreement }) => !hasAgreement)
  const form = useForm(
    CommonForm,
    commonOf(provider, {
      clientIds: without.map(({ id }) => id).filter((id) => chosen.includes(id)),
      tomVersion: annexes.versions[0]?.version ?? null,
      subprocessorIds: annexes.subprocessors
        .filter(({ activeUntil }) => activeUntil === null || activeUntil >= today)
        .map(({ id }) => id),
    }),
    'agreements of many',
  )
  const [common, setCommon] = useState<CommonForm | null>(null)
  const [clients, setClients] = useState<readonly Client[]>([])
  const [step, setStep] = useState<'common' | 'rows' | 'review' | 'recording'>('common')
  const [outcomes, setOutcomes] = useState<Outcomes>({})
  const [now, setNow] = useState<string | null>(null)
  const left = clients.filter(({ id }) => outcomes[id]?.kind !== 'recorded')
  const rows = useForm(
    rowsForm({ clients: left, common, provider, noScan, today }),
    { rows: {}, common: null },
    'papers of many',
  )
  const scans = useScans()
  const stopped = useRef(false)
  useEffect(() => {
    stopped.current = false
    return () => {
      // Whoever goes on elsewhere finds what is left when they come back.
      stopped.current = true
    }
  }, [])
  useLeaveWarning(scans.length > 0 || now !== null)
  const record = useMutation({
    mutationFn: (ready: readonly Ready[]) =>
      recordAll(ready, t`Unterschriebener Vertrag`, {
        begins: setNow,
        ends: note,
        isStopped: () => stopped.current,
      }),
    onSuccess: (isAll) => {
      if (!isAll) return
      form.forget()
      rows.forget()
    },
    onSettled: () => setNow(null),
  })

  const back = (
    <a href={pages.agreements.list}>
      <Trans>Alle Verträge</Trans>
    </a>
  )

  if (step === 'recording')
    return (
      <RecordingStep
        clients={clients}
        outcomes={outcomes}
        now={now}
        error={record.error}
        onStop={() => {
          stopped.current = true
        }}
        onAgain={begin}
        onChange={() => setStep('rows')}
      />
    )
  if (step === 'review' && common)
    return (
      <ManyReview
        ready={readyOf(common)}
        back={back}
        subprocessors={annexes.subprocessors}
        isPending={record.isPending}
        onConfirm={begin}
        onChange={() => setStep('rows')}
      />
    )
  return (
    <Page key={step}>
      <PageHeader
        title={step === 'common' ? t`Verträge für mehrere erfassen` : t`Die Papiere`}
        clause="§ 16"
        back={back}
        lead={
          <p>
            {step === 'common' ? (
              <Trans>
                Für Verträge auf Papier, die viele mit denselben Bedingungen unterschrieben haben:
                zuerst, was in allen gleich ist, danach die Scans und Unterschriften.
              </Trans>
            ) : (
              <Trans>
                Zu jedem Auftraggeber der Scan, wer unterschrieben hat und wann. Der Auftraggeber
                sieht die Datei: Prüfen Sie, dass sie zu ihm gehört.
              </Trans>
            )}
          </p>
        }
      />
      {step === 'rows' ? (
        <RowsStep
          form={rows}
          clients={left}
          all={all}
          onReady={() => setStep('review')}
          onBack={() => setStep('common')}
        />
      ) : without.length === 0 ? (
        <Section>
          <EmptyState title={<Trans>Jeder Ihrer Auftraggeber hat einen Vertrag.</Trans>} />
        </Section>
      ) : (
        <CommonStep form={form} clients={without} onReady={toRows} />
      )}
    </Page>
  )

  function toRows(input: CommonForm) {
    const chosenNow = assertChosen(input, without)
    for (const client of chosenNow.slice(0, 1)) assertCommon(client, input, provider)
    const proposed = Proposed.parse(input)
    const before = rows.values.common && {
      rows: rows.values.rows ?? {},
      common: rows.values.common,
    }
    rows.set({ rows: rowsFor(chosenNow, proposed, before, provider), common: proposed })
    setCommon(input)
    setClients(chosenNow)
    setOutcomes({})
    setStep('rows')
  }

  function readyOf(said: CommonForm): Ready[] {
    const typed: Rows = rows.values.rows ?? {}
    return left.flatMap((client) => {
      const row = typed[client.id]
      return row
        ? [{ client, paper: (id: string) => paperFor(client, said, row, id, provider) }]
        : []
    })
  }

  function begin() {
    if (!common || record.isPending) return
    stopped.current = false
    setOutcomes((done) => onlyRecorded(done))
    setNow(left[0]?.id ?? null)
    setStep('recording')
    record.mutate(readyOf(common))
  }

  function note(clientId: string, outcome: Outcome) {
    setOutcomes((done) => ({ ...done, [clientId]: outcome }))
  }
}

const onlyRecorded = (outcomes: Outcomes): Outcomes =>
  Object.fromEntries(Object.entries(outcomes).filter(([, { kind }]) => kind === 'recorded'))

/** Why the files of a client are no scan together; null where they may be one. */
function noScan(clientId: string): string | null {
  const files = scansOf(clientId).map(({ file }) => file)
  const [one] = files
  if (!one) return 'no-scan'
  if (files.length === 1) return null
  const reason = noScanOf(files)
  return reason && `scan-${reason}`
}

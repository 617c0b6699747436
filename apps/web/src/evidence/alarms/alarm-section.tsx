import { Trans, useLingui } from '@lingui/react/macro'
import type { Permission, Side } from '@portal/domain/access'
import type { EvidenceAlarm, EvidenceAlarms } from '@portal/domain/evidence/alarms'
import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { EndTaskButton } from '../../endings/end-task.tsx'
import { EndingNote } from '../../endings/ending-note.tsx'
import { Banner } from '../../ui/basics/banner.tsx'
import { Button } from '../../ui/basics/button.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { Section } from '../../ui/page/page.tsx'
import styles from './alarms.module.css'
import { Checks } from './checks.tsx'
import { Place } from './place.tsx'
import { endAlarm, evidenceAlarmsQuery, noteAlarm } from './queries.ts'
import { WhatItMeans } from './what-it-means.tsx'

/** One log: what stands and what it means, how alarms were ended, and what was checked when with which result. */
export function AlarmSection({
  clientId,
  side,
  may,
}: {
  clientId: string
  side: Side
  may: (permission: Permission) => boolean
}) {
  const { data } = useSuspenseQuery(evidenceAlarmsQuery({ clientId }))
  const standing = data.items.filter(({ ending }) => ending === null)
  const ended = Map.groupBy(
    data.items.filter(({ ending }) => ending !== null),
    ({ ending }) => ending?.id,
  )
  return (
    <Section id="pruefungen" title={<Trans>Prüfungen und Alarme</Trans>}>
      {standing.length > 0 && (
        <Banner
          tone="alarm"
          title={<Trans>Dieses Protokoll ist nicht, wie es geschrieben wurde</Trans>}
        >
          <Places alarms={standing} />
          {data.nextCursor !== null && (
            <p>
              <Trans>Es gibt weitere, ältere Abweichungen.</Trans>
            </p>
          )}
        </Banner>
      )}
      {standing.length > 0 && <WhatItMeans alarms={standing} side={side} />}
      {data.open && may('tasks.end') && <End clientId={clientId} open={data.open} />}
      {[...ended.values()].map((alarms) => (
        <Ended key={alarms[0]?.ending?.id} alarms={alarms} />
      ))}
      {side === 'client' && <TakeNote data={data} />}
      <Checks checks={data.checks} />
    </Section>
  )
}

const Places = ({ alarms }: { alarms: EvidenceAlarm[] }) => (
  <ul className={styles.list}>
    {alarms.map((alarm) => (
      <li key={alarm.id}>
        <Place alarm={alarm} />
      </li>
    ))}
  </ul>
)

function Ended({ alarms }: { alarms: EvidenceAlarm[] }) {
  const ending = alarms[0]?.ending
  if (!ending) return null
  return (
    <Banner title={<Trans>Ein Alarm zu diesem Protokoll ist beendet</Trans>}>
      <EndingNote ending={ending} />
      <details>
        <summary>
          <Trans>Was gefunden wurde: {alarms.length}</Trans>
        </summary>
        <Places alarms={alarms} />
      </details>
    </Banner>
  )
}

function End({
  clientId,
  open: { fingerprint },
}: {
  clientId: string
  open: NonNullable<EvidenceAlarms['open']>
}) {
  const { t } = useLingui()
  const end = useMutation(endAlarm())
  return (
    <EndTaskButton
      title={t`Alarm beenden`}
      end={(reason) => end.mutateAsync({ clientId, fingerprint, reason })}
    >
      <p>
        <Trans>
          Alles, was oben steht, gilt dann als geklärt und schlägt nicht noch einmal Alarm, solange
          es bleibt, wie es ist; alles andere schon. Wer beim Auftraggeber Zugang hat, liest Ihre
          Begründung.
        </Trans>
      </p>
    </EndTaskButton>
  )
}

/** The newest that happened to the alarms of this log. */
const changedAt = ({ items }: EvidenceAlarms): string | null =>
  items
    .flatMap(({ firstSeenAt, ending }) => [firstSeenAt, ...(ending ? [ending.at] : [])])
    .toSorted()
    .at(-1) ?? null

/** Ends this person’s own task, and nobody else’s. */
function TakeNote({ data }: { data: EvidenceAlarms }) {
  const { t } = useLingui()
  const note = useMutation({
    ...noteAlarm(),
    onSuccess: () => announce(t`Zur Kenntnis genommen`),
  })
  const changed = changedAt(data)
  if (changed === null) return null
  if (data.notedAt !== null && data.notedAt >= changed)
    return (
      <p>
        <Trans>Sie haben das zur Kenntnis genommen.</Trans>
      </p>
    )
  return (
    <>
      <Refusal error={note.error} />
      <div data-print="no">
        <Button look="primary" isPending={note.isPending} onClick={() => note.mutate(changed)}>
          <Trans>Zur Kenntnis nehmen</Trans>
        </Button>
      </div>
    </>
  )
}

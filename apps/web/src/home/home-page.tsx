import { Trans, useLingui } from '@lingui/react/macro'
import type { Side } from '@portal/domain/access'
import type { Task } from '@portal/domain/home/contract'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { lazy } from 'react'
import { BackupPanel } from '../backups/backup-panel.tsx'
import { backupsQuery } from '../backups/queries.ts'
import { StampsPanel } from '../evidence/alarms/alarm-panel.tsx'
import { evidenceAlarmsQuery } from '../evidence/alarms/queries.ts'
import { SealPanel } from '../evidence/seal-panel.tsx'
import { sealQuery } from '../evidence/seal-queries.ts'
import { LazyPart } from '../ui/basics/lazy-part.tsx'
import { Loading } from '../ui/basics/loading.tsx'
import { Page, Section } from '../ui/page/page.tsx'
import { PageHeader } from '../ui/page/page-header.tsx'
import { Figures } from './figures.tsx'
import { NothingToDo } from './nothing-to-do.tsx'
import { homeQuery } from './queries.ts'
import styles from './home.module.css'
import type { May } from './say-task.tsx'
import { TaskRow } from './task-row.tsx'
import { UnderWay } from './under-way.tsx'
import { howMuchOf, sayHowMuch, tasksFor } from './whose-task.ts'

const FirstLook = lazy(async () => ({ default: (await import('./first-look.tsx')).FirstLook }))
// Seen in the first days alone.
const SetupList = lazy(async () => ({
  default: (await import('../setup/setup-list.tsx')).SetupList,
}))

/** What needs doing comes first; the rest is below it and quieter. */
export function HomePage({
  side,
  may,
  client,
}: {
  side: Side
  may: May
  /** The practice on screen; `isOneOfMany`: for somebody who looks after several. */
  client: { id: string; name: string; isOneOfMany: boolean } | null
}) {
  const { t } = useLingui()
  const { data } = useSuspenseQuery(homeQuery())
  // They stand above the tasks, which then stay where they are.
  const alarms = useQuery({ ...evidenceAlarmsQuery(), enabled: side === 'provider' })
  const backups = useQuery({ ...backupsQuery(), enabled: may('backups.read') })
  const seal = useQuery({ ...sealQuery(), enabled: side === 'provider' })
  const { own, others } = tasksFor(data.tasks, side, may)
  const isSettingUp = data.isSettingUp && may('setup.manage')
  if (alarms.isLoading || backups.isLoading || seal.isLoading) return <Loading />
  if (data.isFirstLook && client)
    return (
      <LazyPart>
        <FirstLook clientId={client.id} clientName={client.name} />
      </LazyPart>
    )
  return (
    <Page>
      <PageHeader
        title={
          isSettingUp && own.length === 0
            ? t`Willkommen. Richten Sie das Portal ein`
            : sayHowMuch(howMuchOf(data, side, may), { own, others }, side, may)
        }
        lead={
          client?.isOneOfMany && (
            <Trans>
              Für {client.name}. Zu Ihren anderen Praxen wechseln Sie oben über den Namen.
            </Trans>
          )
        }
      />
      {side === 'provider' && <StampsPanel />}
      {may('backups.read') && !isSettingUp && <BackupPanel />}
      {side === 'provider' && <SealPanel />}
      {isSettingUp && (
        <Section title={<Trans>Einrichtung</Trans>}>
          <LazyPart>
            <SetupList />
          </LazyPart>
        </Section>
      )}
      {!isSettingUp && own.length === 0 && others.length === 0 && !data.moreTasks && (
        <Section>
          <NothingToDo side={side} may={may} />
        </Section>
      )}
      {own.length > 0 && <Tasks label={t`Zu tun`} tasks={own} side={side} may={may} />}
      {others.length > 0 && (
        <>
          <Section title={<Trans>Wartet auf andere in Ihrer Praxis</Trans>}>
            <p>
              <Trans>Das entscheiden oder bestätigen andere; Sie können es ansehen.</Trans>
            </p>
          </Section>
          <Tasks label={t`Wartet auf andere`} tasks={others} side={side} may={may} />
        </>
      )}
      {data.moreTasks && (
        <Section>
          <p>
            <Trans>
              Hier steht nur das Dringendste. Was danach kommt, rückt nach, sobald etwas davon
              erledigt ist.
            </Trans>
          </p>
        </Section>
      )}
      <UnderWay items={data.underWay} side={side} />
      {side === 'provider' && (
        <Section>
          <Figures figures={data.figures} />
        </Section>
      )}
    </Page>
  )
}

const Tasks = ({
  label,
  tasks,
  side,
  may,
}: {
  label: string
  tasks: Task[]
  side: Side
  may: May
}) => (
  <ul className={styles.tasks} aria-label={label}>
    {tasks.map((task) => (
      <TaskRow
        key={`${task.kind} ${'id' in task ? task.id : ''}`}
        task={task}
        side={side}
        may={may}
      />
    ))}
  </ul>
)

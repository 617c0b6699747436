import { Trans, useLingui } from '@lingui/react/macro'
import { isLeft, type SetupStep } from '@portal/domain/setup/contract'
import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { Button, ButtonRow } from '../ui/basics/button.tsx'
import { announce } from '../ui/basics/live-region.tsx'
import { Refusal } from '../ui/basics/refusal.tsx'
import { finishSetup, postponeStep, resumeStep, setupQuery } from './queries.ts'
import styles from './setup.module.css'
import { StepRow } from './step-row.tsx'

/** The list of what an owner sets up; it is closed once nothing of it is left. */
export function SetupList() {
  const { t } = useLingui()
  const { data } = useSuspenseQuery(setupQuery())
  const postpone = useMutation({
    ...postponeStep(),
    onSuccess: () => announce(t`Zurückgestellt.`),
  })
  const resume = useMutation({
    ...resumeStep(),
    onSuccess: () => announce(t`Wieder aufgenommen.`),
  })
  const finish = useMutation({
    ...finishSetup(),
    onSuccess: () => announce(t`Die Einrichtung ist abgeschlossen.`),
  })
  const { steps, finishedAt } = data
  const left = steps.filter(isLeft).length
  const done = steps.filter(({ state }) => state === 'done').length
  const pending = (step: SetupStep) =>
    (postpone.isPending && postpone.variables === step) ||
    (resume.isPending && resume.variables === step)
  return (
    <>
      <p>
        <Trans>
          {done} von {steps.length} Schritten sind erledigt. Die Reihenfolge ist ein Vorschlag: jede
          Seite geht auch für sich und später.
        </Trans>
      </p>
      <ol className={styles.list} aria-label={t`Schritte der Einrichtung`}>
        {steps.map((line) => (
          <StepRow
            key={line.step}
            line={line}
            isPending={pending(line.step)}
            onPostpone={() => postpone.mutate(line.step)}
            onResume={() => resume.mutate(line.step)}
          />
        ))}
      </ol>
      <Refusal error={postpone.error ?? resume.error ?? finish.error} />
      {left === 0 && finishedAt === null && (
        <ButtonRow>
          <Button look="primary" isPending={finish.isPending} onClick={() => finish.mutate()}>
            <Trans>Einrichtung abschließen</Trans>
          </Button>
        </ButtonRow>
      )}
    </>
  )
}

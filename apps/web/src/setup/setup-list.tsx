import { Trans, useLingui } from '@lingui/react/macro'
import { isLeft, type SetupStep } from '@portal/domain/setup/contract'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Button, ButtonRow } from '../ui/basics/button.tsx'
import { announce } from '../ui/basics/live-region.tsx'
import { Refusal } from '../ui/basics/refusal.tsx'
import { finishSetup, postponeStep, resumeStep, setupQuery } from './queries.ts'
import styles from './setup.module.css'
import { StepRow } from './step-row.tsx'

/** The list of what an owner sets up; it is closed once nothing of it is left. */
export function SetupList() {
  const { t } = useLingui()
  const client = useQueryClient()
  const { data } = useSuspenseQuery(setupQuery())
  const postpone = useMutation(postponeStep())
  const resume = useMutation(resumeStep())
  const finish = useMutation(finishSetup())
  const again = () => client.invalidateQueries({ queryKey: ['setup'] })
  const { steps, finishedAt } = data
  const left = steps.filter(isLeft).length
  const done = steps.filter(({ state }) => state === 'done').length
  const act = async (work: Promise<unknown>, said: string) => {
    await work
    announce(said)
    await again()
  }
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
            onPostpone={() => void act(postpone.mutateAsync(line.step), t`Zurückgestellt.`)}
            onResume={() => void act(resume.mutateAsync(line.step), t`Wieder aufgenommen.`)}
          />
        ))}
      </ol>
      <Refusal error={postpone.error ?? resume.error ?? finish.error} />
      {left === 0 && finishedAt === null && (
        <ButtonRow>
          <Button
            look="primary"
            isPending={finish.isPending}
            onClick={() =>
              finish.mutate(undefined, {
                onSuccess: async () => {
                  announce(t`Die Einrichtung ist abgeschlossen.`)
                  await Promise.all([again(), client.invalidateQueries({ queryKey: ['home'] })])
                },
              })
            }
          >
            <Trans>Einrichtung abschließen</Trans>
          </Button>
        </ButtonRow>
      )}
    </>
  )
}
